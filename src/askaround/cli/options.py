"""The options that several commands have, each said once."""

import click

wants_json = click.option(
    "--json", "wants_json", is_flag=True, help="Print JSON, for other programs."
)
limit = click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    help="Show at most so many.",
)
yes = click.option("--yes", is_flag=True, help="Do not ask.")
port = click.option(
    "--port", type=click.IntRange(0, 65535), help="Listen here instead of 8765 (0: any free port)."
)
no_browser = click.option("--no-browser", is_flag=True, help="Print the address only.")
