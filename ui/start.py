"""Starts the server of the page as a program that Ctrl-C ends without a word, from its first moment on.

Python's own way is an exception, and the server passes it on once it has shut down: thirty lines that say nothing. With the system's way
the server still shuts down in order, and then the process ends as one that was interrupted.
"""

import signal
import sys

if __name__ == "__main__":
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from ui.server import main

    main(sys.argv[1:])
