"""Where work goes that takes over 50 ms: a process of its own, so that reminding never waits."""

from bot.workers.process import WorkerProcess
from bot.workers.room import Here, TooLong, Worker, WorkerClosed, WorkerDied

__all__ = ["Here", "TooLong", "Worker", "WorkerClosed", "WorkerDied", "WorkerProcess"]
