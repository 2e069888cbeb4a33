"""Item response models: Rasch and 2PL, by marginal maximum likelihood. Needs numpy; docs/item-response.md explains."""
