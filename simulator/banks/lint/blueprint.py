"""Blueprint: a bank in a profile's pool that is not, item for item, the form that the profile asks for."""

from collections import Counter
from collections.abc import Iterable, Iterator

from simulator.banks.finding import Finding, Severity
from simulator.banks.loader import Bank
from simulator.exam.profile import Profile


def blueprint(bank: Bank, profiles: Iterable[Profile]) -> Iterator[Finding]:
    """Where a bank is the form of none of these profiles, what it lacks and has too many of for the nearest one."""
    counts = Counter(item.domain for item in bank.items)
    apart = {profile.id: (difference(counts, profile), profile) for profile in profiles}
    if not apart:
        return
    off, profile = min(apart.values(), key=lambda each: sum(abs(count) for count in each[0].values()))
    if off:
        lines = ", ".join(f"{domain} {'lacks' if n > 0 else 'has too many:'} {abs(n)}" for domain, n in off.items())
        text = f"{bank.id} holds {counts.total()} items and is no form of {profile.id} ({profile.total}): {lines}."
        yield bank.entries[0].finding("blueprint", text, severity=Severity.WARNING)


def difference(counts: Counter[str], profile: Profile) -> dict[str, int]:
    """By domain, how many items a bank lacks (negative: has too many), in blueprint order; empty when it fits."""
    wanted = {quota.domain: quota.count for quota in profile.blueprint}
    off = {domain: wanted.get(domain, 0) - counts[domain] for domain in dict.fromkeys((*wanted, *counts))}
    return {domain: count for domain, count in off.items() if count}
