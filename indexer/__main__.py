"""`python -m indexer` is the command line."""

import sys

from indexer.cli import main

sys.exit(main())
