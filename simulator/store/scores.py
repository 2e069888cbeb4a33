"""Scores on disk, by domain, beside the attempts that earned them."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, insert

from simulator.exam.scoring import Score
from simulator.store.columns import table
from simulator.store.rows import DomainScoreRow


def in_brief(score: Score) -> dict[str, Any]:
    """What an attempt itself keeps of its score."""
    return {"credit": score.credit, "passed": score.passed, "percent": float(score.percent)}


def keep_domains(connection: Connection, scores: Mapping[int, Score]) -> None:
    """Keep what each domain earned in these attempts, by their ids."""
    rows = [
        {
            "attempt_id": attempt_id,
            "place": place,
            "domain": domain.domain,
            "credit": domain.credit,
            "total": domain.total,
            "unanswered": domain.unanswered,
            "dwell": domain.dwell,
        }
        for attempt_id, score in scores.items()
        for place, domain in enumerate(score.domains, 1)
    ]
    if rows:
        connection.execute(insert(table(DomainScoreRow)), rows)
