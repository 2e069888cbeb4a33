"""The roster on disk: who is in which group, what time they are allowed, and what they are to sit."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from simulator.exam.policy import Interruptions, Mode
from simulator.ports.roster import Allowance, Assignment, Group, Member
from simulator.store.acts import Act, noted, told
from simulator.store.candidates import all_enrolled, enrolled, known
from simulator.store.columns import table
from simulator.store.database import Database
from simulator.store.rows import AllowanceRow, AssignmentRow, AttemptRow, CandidateRow, ClassGroupRow, MembershipRow

_ALLOWANCES = select(
    CandidateRow.name, AllowanceRow.extra, AllowanceRow.reason, AllowanceRow.who, AllowanceRow.at
).join_from(AllowanceRow, CandidateRow)
_ASSIGNMENTS = select(
    AssignmentRow.id,
    ClassGroupRow.name,
    AssignmentRow.profile_id,
    AssignmentRow.form_name,
    AssignmentRow.mode,
    AssignmentRow.interruptions,
    AssignmentRow.opens,
    AssignmentRow.closes,
    AssignmentRow.who,
    AssignmentRow.at,
    AssignmentRow.withdrawn,
    ClassGroupRow.disbanded,
).join_from(AssignmentRow, ClassGroupRow)
_STILL = ClassGroupRow.disbanded.is_(None)
_MEMBERSHIP, _GROUP, _ASSIGNMENT = table(MembershipRow), table(ClassGroupRow), table(AssignmentRow)


class Roster:
    """The roster of one database, as `roster.Rosters` has it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def members(self, group: str | None = None) -> tuple[Member, ...]:
        """Everybody by name, or those of one group."""
        everybody = select(CandidateRow.id, CandidateRow.name, CandidateRow.enrolled)
        if group is not None:
            everybody = everybody.join(MembershipRow).join(ClassGroupRow).where(ClassGroupRow.name == group)
        counted = select(AttemptRow.candidate_id, func.count()).group_by(AttemptRow.candidate_id)
        with self._database.reading() as connection:
            candidates = connection.execute(everybody).all()
            groups = _groups_of(connection)
            allowed = _in_force(connection)
            attempts = {row[0]: row[1] for row in connection.execute(counted)}
        return tuple(
            Member(
                name=row.name,
                enrolled=row.enrolled,
                groups=tuple(sorted(groups.get(row.id, ()), key=_by_name)),
                allowance=allowed.get(row.name),
                attempts=attempts.get(row.id, 0),
            )
            for row in sorted(candidates, key=lambda row: _by_name(row.name))
        )

    def groups(self) -> tuple[Group, ...]:
        """The groups by name, empty ones too."""
        asked = (
            select(ClassGroupRow.name, CandidateRow.name)
            .outerjoin(MembershipRow, MembershipRow.group_id == ClassGroupRow.id)
            .outerjoin(CandidateRow, CandidateRow.id == MembershipRow.candidate_id)
            .where(_STILL)
        )
        members: dict[str, list[str]] = defaultdict(list)
        with self._database.reading() as connection:
            for group, name in connection.execute(asked):
                members[group] += [] if name is None else [name]
        return tuple(
            Group(name=group, members=tuple(sorted(members[group], key=_by_name)))
            for group in sorted(members, key=_by_name)
        )

    def enrol(self, into: Mapping[str | None, Sequence[str]], by: str, at: datetime) -> None:
        """Add the candidates of each group, None for those of no group; a group that is new is made."""
        with self._database.writing() as connection:
            for group, names in into.items():
                _enrol(connection, list(dict.fromkeys(names)), group, by, at)

    def remove(self, name: str, group: str, by: str, at: datetime) -> None:
        """Take a candidate out of a group. Their attempts stay theirs; nothing where they are not in it."""
        with self._database.writing() as connection:
            there = delete(_MEMBERSHIP).where(
                _MEMBERSHIP.c.group_id.in_(select(_GROUP.c.id).where(_GROUP.c.name == group)),
                _MEMBERSHIP.c.candidate_id.in_(select(CandidateRow.id).where(CandidateRow.name == name)),
            )
            if connection.execute(there).rowcount:
                noted(connection, Act(by, "removed", name, told(group=group), at))

    def disband(self, group: str, by: str, at: datetime) -> None:
        """Disband a group, and withdraw its assignments; nothing where there is none. Candidates and attempts stay.

        What was sat under the assignments stays known: only the membership goes, which the audit log tells.
        """
        with self._database.writing() as connection:
            group_id = _group(connection, group)
            if group_id is None:
                return
            members = connection.scalars(
                select(CandidateRow.name).join(MembershipRow).where(MembershipRow.group_id == group_id)
            ).all()
            assignments = connection.scalars(
                select(_ASSIGNMENT.c.id).where(_ASSIGNMENT.c.group_id == group_id).order_by(_ASSIGNMENT.c.id)
            ).all()
            connection.execute(update(_ASSIGNMENT).where(_ASSIGNMENT.c.group_id == group_id), {"withdrawn": True})
            connection.execute(delete(_MEMBERSHIP).where(_MEMBERSHIP.c.group_id == group_id))
            connection.execute(update(_GROUP).where(_GROUP.c.id == group_id), {"disbanded": at})
            detail = told(members=sorted(members, key=_by_name), assignments=list(assignments))
            noted(connection, Act(by, "disbanded", group, detail, at))

    def allow(self, allowance: Allowance) -> None:
        """Put an allowance in force; those before it stay on record."""
        with self._database.writing() as connection:
            candidate = enrolled(connection, allowance.candidate, allowance.at)
            connection.execute(
                insert(table(AllowanceRow)),
                {
                    "candidate_id": candidate,
                    "extra": allowance.extra,
                    "reason": allowance.reason,
                    "who": allowance.by,
                    "at": allowance.at,
                },
            )
            detail = told(extra=allowance.extra, reason=allowance.reason)
            noted(connection, Act(allowance.by, "allowed", allowance.candidate, detail, allowance.at))

    def allowances(self, candidate: str) -> tuple[Allowance, ...]:
        """All allowances of a candidate, the one in force last."""
        with self._database.reading() as connection:
            mine = _ALLOWANCES.where(CandidateRow.name == candidate).order_by(AllowanceRow.id)
            return tuple(map(_allowance, connection.execute(mine)))

    def assignments(self, group: str | None = None) -> tuple[Assignment, ...]:
        """All assignments, those of disbanded groups too, or a group's, the one that opens last first."""
        asked = _ASSIGNMENTS.order_by(AssignmentRow.opens.desc(), AssignmentRow.id.desc())
        if group is not None:
            asked = asked.where(ClassGroupRow.name == group, _STILL)
        with self._database.reading() as connection:
            return tuple(map(_assignment, connection.execute(asked)))

    def assigned(self, candidate: str) -> tuple[Assignment, ...]:
        """What the groups of a candidate are to sit and have not been withdrawn, the one that closes first first."""
        asked = (
            _ASSIGNMENTS.join(MembershipRow, MembershipRow.group_id == AssignmentRow.group_id)
            .join(CandidateRow, CandidateRow.id == MembershipRow.candidate_id)
            .where(CandidateRow.name == candidate, AssignmentRow.withdrawn.is_(False))
            .order_by(AssignmentRow.closes, AssignmentRow.id)
        )
        with self._database.reading() as connection:
            return tuple(map(_assignment, connection.execute(asked)))

    def assign(self, assignment: Assignment) -> int:
        """Keep a new assignment, whatever its id says, and say the id it was given. KeyError for an unknown group."""
        with self._database.writing() as connection:
            group_id = _group(connection, assignment.group)
            if group_id is None:
                raise KeyError(assignment.group)
            kept = {
                "group_id": group_id,
                "profile_id": assignment.profile,
                "form_name": assignment.form,
                "mode": assignment.mode,
                "interruptions": assignment.interruptions,
                "opens": assignment.opens,
                "closes": assignment.closes,
                "who": assignment.by,
                "at": assignment.at,
                "withdrawn": assignment.withdrawn,
            }
            number = connection.execute(insert(_ASSIGNMENT).returning(_ASSIGNMENT.c.id), kept).scalar_one()
            detail = told(
                group=assignment.group,
                profile=assignment.profile,
                form=assignment.form,
                mode=assignment.mode,
                interruptions=assignment.interruptions,
                opens=assignment.opens.isoformat(),
                closes=assignment.closes.isoformat(),
            )
            noted(connection, Act(assignment.by, "assigned", f"assignment {number}", detail, assignment.at))
            return int(number)

    def withdraw(self, assignment: int, by: str, at: datetime) -> None:
        """Withdraw an assignment. What was begun under it goes on. KeyError where there is none."""
        with self._database.writing() as connection:
            before = connection.execute(
                select(_ASSIGNMENT.c.withdrawn, _GROUP.c.name)
                .join_from(_ASSIGNMENT, _GROUP)
                .where(_ASSIGNMENT.c.id == assignment)
            ).one_or_none()
            if before is None:
                raise KeyError(assignment)
            if not before.withdrawn:
                connection.execute(update(_ASSIGNMENT).where(_ASSIGNMENT.c.id == assignment), {"withdrawn": True})
                noted(connection, Act(by, "withdrew", f"assignment {assignment}", told(group=before.name), at))


def _enrol(connection: Connection, names: Sequence[str], group: str | None, by: str, at: datetime) -> None:
    before = known(connection, names)
    new = [name for name in names if name not in before]
    ids = all_enrolled(connection, dict.fromkeys(names, at))
    changed, made = new, False
    if group is not None:
        group_id = _group(connection, group)
        if group_id is None:
            made = True
            group_id = connection.execute(insert(_GROUP).returning(_GROUP.c.id), {"name": group}).scalar_one()
        inside = set(connection.scalars(select(_MEMBERSHIP.c.candidate_id).where(_MEMBERSHIP.c.group_id == group_id)))
        changed = [name for name in names if ids[name] not in inside]
        if changed:
            joining = [{"group_id": group_id, "candidate_id": ids[name]} for name in changed]
            connection.execute(insert(_MEMBERSHIP), joining)
    if changed or made:
        noted(connection, Act(by, "enrolled", group or "", told(candidates=changed, new=new), at))


def _by_name(name: str) -> tuple[str, str]:
    return name.casefold(), name


def _group(connection: Connection, name: str) -> int | None:
    """The id of a group that has not been disbanded."""
    return connection.scalar(select(ClassGroupRow.id).where(ClassGroupRow.name == name, _STILL))


def _groups_of(connection: Connection) -> dict[int, list[str]]:
    """The names of the groups of every candidate, by the candidate's id."""
    groups: dict[int, list[str]] = defaultdict(list)
    for row in connection.execute(select(MembershipRow.candidate_id, ClassGroupRow.name).join(ClassGroupRow)):
        groups[row.candidate_id].append(row.name)
    return groups


def _in_force(connection: Connection) -> dict[str, Allowance]:
    """The last allowance of every candidate, by name, but where the last one allows nothing any more."""
    last = select(func.max(AllowanceRow.id)).group_by(AllowanceRow.candidate_id)
    allowances = map(_allowance, connection.execute(_ALLOWANCES.where(AllowanceRow.id.in_(last))))
    return {allowance.candidate: allowance for allowance in allowances if allowance.extra.strip()}


def _allowance(row: Any) -> Allowance:
    return Allowance(candidate=row.name, extra=row.extra, reason=row.reason, by=row.who, at=row.at)


def _assignment(row: Any) -> Assignment:
    return Assignment(
        id=row.id,
        group=row.name,
        profile=row.profile_id,
        form=row.form_name,
        mode=Mode(row.mode),
        interruptions=Interruptions(row.interruptions),
        opens=row.opens,
        closes=row.closes,
        by=row.who,
        at=row.at,
        withdrawn=row.withdrawn,
        disbanded=row.disbanded is not None,
    )
