"""The commands. Each imports what it needs when it runs."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from simulator.cli import attempts, banks, codes, desk, drill, export, items, plan, review, roster
from simulator.cli.door import ask, let_in, seated
from simulator.cli.options import HIGHEST, AsJson, AttemptNumber, Force
from simulator.cli.output import Refused, say, say_json
from simulator.exam.case import Answering
from simulator.exam.policy import Mode
from simulator.filing import put

if TYPE_CHECKING:
    from simulator.bootstrap import Application
    from simulator.candidate.lobby import Lobby
    from simulator.ui.errand import Brief

Answer = Annotated[
    Answering | None,
    typer.Option(help="Write the codes of records, or select them from lists; else as the bank has it."),
]
Candidate = Annotated[str | None, typer.Option(help="Who sits it.")]

app = typer.Typer(
    help="Sit timed medical-coding exams in the terminal, offline. Without a command the home screen opens.",
    add_completion=False,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(attempts.app, name="attempts")
app.add_typer(banks.app, name="banks")
app.add_typer(codes.app, name="codes")
app.add_typer(export.app, name="export")
app.add_typer(items.app, name="items")
app.add_typer(roster.app, name="roster")
app.command("drill")(drill.drill)
app.command("review")(review.review)
app.command("plan")(plan.plan)
app.command("desk")(desk.desk)


@app.callback()
def codexam(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Say the version and end.", is_eager=True)] = False,
) -> None:
    """Answer `--version`, or open the home screen where no command is given."""
    if version:
        from simulator import __version__

        say(f"codexam {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        from simulator.cli.terminal import show

        show()


@app.command()
def exam(
    profile: Annotated[
        str | None, typer.Argument(help="The exam to sit, by its id, such as cpc; left out, all are listed.")
    ] = None,
    form: Annotated[str | None, typer.Option(help="The fixed form to sit, by its id.")] = None,
    seed: Annotated[
        int | None, typer.Option(help="Draw a form from the whole pool; the same seed, the same form.")
    ] = None,
    mode: Annotated[Mode, typer.Option(help="Under exam rules, or as practice with pauses.")] = Mode.EXAM,
    extra_time: Annotated[str, typer.Option(help="Extra time, as 50% or as minutes such as 90.")] = "",
    candidate: Candidate = None,
    answer: Answer = None,
    feedback: Annotated[bool, typer.Option("--feedback", help="Practice only: explain each item on request.")] = False,
    strict_clock: Annotated[
        bool, typer.Option("--strict-clock", help="Let the clock run on while the program does not.")
    ] = False,
    assignment: Annotated[
        int | None,
        typer.Option(
            min=1, max=HIGHEST, help="What is assigned to you, by its number: it decides exam, form, mode and time."
        ),
    ] = None,
) -> None:
    """Open the briefing of an exam with these choices filled in. Nothing starts before you say so.

    Without an exam, list what is assigned to you and which exams there are.
    """
    from simulator.cli.terminal import show
    from simulator.exam.policy import Feedback, Interruptions
    from simulator.ui.errand import Brief

    chosen = bool(form or extra_time or feedback or strict_clock) or seed is not None or mode is not Mode.EXAM
    if assignment is not None and (profile or chosen):
        raise Refused("An assignment decides exam, form, mode, clock and extra time: leave those out.", 2)
    if assignment is None and profile is None and chosen:
        raise Refused("Say which exam: `codexam exam` lists them.", 2)
    application = _application()
    who = let_in(application, candidate)
    if assignment is not None:
        assigned = application.lobby.duties.begin(who, assignment)
        brief = Brief(profile=assigned.profile, answering=answer, candidate=who, assignment=assignment)
        return show(brief, application)
    if profile is None:
        from simulator.cli.duties import as_text

        lobby = application.lobby
        return say(as_text(who, lobby.duties.now(who), lobby.profiles()))
    brief = Brief(
        profile=profile,
        form=form,
        seed=seed,
        mode=mode,
        feedback=Feedback.IMMEDIATE if feedback else Feedback.DEFERRED,
        interruptions=Interruptions.STRICT if strict_clock else Interruptions.FREE,
        extra=extra_time,
        answering=answer,
        candidate=who,
    )
    _vet(brief, application.lobby)
    return show(brief, application)


@app.command()
def case(
    case_id: Annotated[
        str | None,
        typer.Argument(metavar="CASE-ID", help="The record to code, by its id; all are listed if left out."),
    ] = None,
    minutes: Annotated[
        int | None, typer.Option(min=1, max=600, help="Give yourself so many minutes; else nothing runs out.")
    ] = None,
    answer: Answer = None,
    candidate: Candidate = None,
) -> None:
    """Code one record as practice, explained when you ask. Without an id, list the records at hand."""
    from simulator.candidate.lobby import Unknown

    application = _application()
    if case_id is None:
        from simulator.cli.cases import as_text

        say(as_text(application.lobby.cases()))
        return
    who = let_in(application, candidate)
    try:
        application.lobby.alone(case_id)
    except Unknown as wrong:
        raise Refused(str(wrong), 2) from None
    from simulator.cli.terminal import show
    from simulator.ui.errand import BriefCase

    show(BriefCase(case=case_id, minutes=minutes, answering=answer, candidate=who), application)


@app.command()
def resume(
    attempt: Annotated[
        int | None, typer.Argument(min=1, max=HIGHEST, help="The attempt's number; the last one touched if left out.")
    ] = None,
) -> None:
    """Go on with an attempt where it was left."""
    from simulator.cli.terminal import show
    from simulator.exam.attempt import Status, replay
    from simulator.ui.errand import Resume

    application = _application()
    if attempt is None:
        still = application.lobby.open_attempts(seated(application) if application.door.pinned() else None)
        if not still:
            raise Refused("There is no open attempt to resume. `codexam` starts a new one.")
        attempt = still[0].id
    else:
        record = application.lobby.record(attempt)
        let_in(application, record.candidate)
        if replay(record.form, record.policy, record.events).status is Status.CLOSED:
            raise Refused(f"Attempt {attempt} is closed. `codexam report {attempt}` shows how it went.")
    show(Resume(attempt=attempt), application)


@app.command()
def history(
    candidate: Annotated[str | None, typer.Option(help="Only this candidate's attempts.")] = None,
    everyone: Annotated[
        bool, typer.Option("--all", help="Everyone's attempts, also where a PIN is set on the desk: it is asked for.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """List the attempts, the newest first. Where a PIN is set on the desk, only those of whoever sat here last."""
    from simulator.cli.history import as_shape, as_text

    if candidate and everyone:
        raise Refused("Choose --candidate or --all.", 2)
    application = _application()
    if everyone:
        ask(application.door)
    elif candidate or application.door.pinned():
        candidate = let_in(application, candidate)
    lobby = application.lobby
    summaries, rescored = lobby.attempts(candidate), lobby.appeals.rescored(candidate)
    if as_json:
        say_json(as_shape(summaries, rescored))
    else:
        say(as_text(summaries, rescored))


@app.command()
def report(
    attempt: AttemptNumber,
    as_json: AsJson = False,
    html: Annotated[
        Path | None, typer.Option(help="Write a page with every item to this file.", dir_okay=False)
    ] = None,
    pdf: Annotated[Path | None, typer.Option(help="Write the same as PDF to this file.", dir_okay=False)] = None,
    force: Force = False,
) -> None:
    """Show the score report of a closed attempt. It tells the score, every domain, and how the time went."""
    if sum((as_json, html is not None, pdf is not None)) > 1:
        raise Refused("Choose --json, --html or --pdf: one report at a time.", 2)
    application = _application()
    lobby = application.lobby
    let_in(application, lobby.record(attempt).candidate)
    record, found = lobby.report(attempt)
    rescores, disputes = lobby.appeals.rescores(attempt), lobby.appeals.of(attempt)
    drgs = lobby.library.drgs(record, found.cases) if lobby.library else {}
    if html:
        from simulator.page import report_page

        page = report_page(record, found, lobby.attempts(record.candidate), drgs, rescores, disputes)
        put(html, page.encode("utf-8"), force=force)
        say(f"The report of attempt {attempt} is in {html}.")
        return
    if pdf:
        from simulator.page.attempt_report import attempt_report
        from simulator.page.pdf import as_pdf

        document = attempt_report(record, found, rescores, drgs, disputes)
        put(pdf, as_pdf(document, record.events[-1].moment.at), force=force)
        say(f"The report of attempt {attempt} is in {pdf}.")
        return
    from simulator.cli.report import as_shape, as_text

    if as_json:
        say_json(as_shape(record, found, drgs, rescores))
    else:
        say(as_text(record, found, drgs, rescores))


@app.command()
def dispute(
    attempt: AttemptNumber,
    item_number: Annotated[int, typer.Argument(help="The item's number on the form, as the report has it.")],
    reason: Annotated[str, typer.Option(help="Why the key is wrong, or the item unclear.")],
) -> None:
    """Mark an item of a closed attempt as disputed: an instructor looks at it and rules. No score changes by itself."""
    from simulator.candidate.hearing import NO_SCORE

    application = _application()
    record = application.lobby.record(attempt)
    let_in(application, record.candidate)
    kept = application.lobby.appeals.dispute(attempt, item_number, reason)
    say(f"Item {item_number} of attempt {attempt} ({kept.item}) is disputed, and waits for a ruling.")
    if record.policy.mode is Mode.DRILL:
        say(NO_SCORE)


@app.command()
def paths(as_json: AsJson = False) -> None:
    """Say where codexam keeps its files.

    The JSON maps database, banks, backups, code_books, settings, log and shipped_banks to absolute paths.
    """
    from simulator.paths import paths as places_in_force
    from simulator.paths import shipped

    places = places_in_force()
    named = {
        "database": places.database,
        "banks": places.banks,
        "backups": places.backups,
        "code_books": places.codebooks,
        "settings": places.settings,
        "log": places.log,
        "shipped_banks": shipped("question_banks"),
    }
    if as_json:
        say_json({name: str(path) for name, path in named.items()})
    else:
        say("\n".join(f"{name.replace('_', ' '):<14} {path}" for name, path in named.items()))


@app.command()
def doctor() -> None:
    """Look whether everything that codexam needs is in order. The status is 1 where something is not."""
    from simulator.cli.doctor import Verdict, observations

    worst = Verdict.OK
    for observation in observations():
        say(observation.line())
        worst = max(worst, observation.verdict)
    if worst is Verdict.PROBLEM:
        raise typer.Exit(1)


def _application() -> "Application":
    from simulator.bootstrap import open_application
    from simulator.paths import paths as places_in_force

    return open_application(places_in_force())


def _vet(brief: "Brief", lobby: "Lobby") -> None:
    """Find out before any screen opens that these choices cannot be sat."""
    from simulator.candidate.lobby import Unknown
    from simulator.exam.form import Shortfall
    from simulator.exam.policy import ExtraTimeError, Feedback, extra_time

    if brief.form is not None and brief.seed is not None:
        raise Refused("Choose --form or --seed: a form is either a fixed one or drawn by its seed.", 2)
    if brief.mode is Mode.DRILL:
        raise Refused("A drill is no exam: `codexam drill` begins one.", 2)
    if brief.feedback is Feedback.IMMEDIATE and brief.mode is Mode.EXAM:
        raise Refused("Feedback after each item belongs to practice: add --mode practice.", 2)
    try:
        profile = lobby.profile(brief.profile)
        extra_time(brief.extra, profile.limit)
    except (Unknown, ExtraTimeError) as wrong:
        raise Refused(str(wrong), 2) from None
    offer = lobby.offer(profile)
    if brief.answering is not None and not offer.records:
        raise Refused(f"--answer is about records to code, and {profile.id} has none.", 2)
    if brief.form is None and offer.missing:
        raise Refused(str(Shortfall(profile, dict(offer.missing))), 2)
    if brief.form is not None and brief.form not in offer.forms:
        there_are = ", ".join(offer.forms) or "none"
        raise Refused(f"There is no form {brief.form!r} that fills {profile.id}. There are: {there_are}.", 2)
