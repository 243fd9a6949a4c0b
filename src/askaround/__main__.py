from askaround.cli import main

main(prog_name="askaround")
