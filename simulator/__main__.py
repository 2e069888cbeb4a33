"""The command `codexam`, also as `python -m simulator`."""


def main() -> None:
    """Run the command line."""
    from simulator.cli import run

    run()


if __name__ == "__main__":
    main()
