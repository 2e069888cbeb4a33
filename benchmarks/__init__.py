"""What codexam costs, as ratios to bare baselines that are measured in the same run."""
