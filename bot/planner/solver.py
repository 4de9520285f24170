"""HiGHS, as far as we use it: whole-numbered columns, one objective after another, one thread.

With it come 20 MB, so it is imported where something is to be solved: in the worker process.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import highspy
import numpy as np

from bot.planner.answers import Answer, NoAnswer, left_of
from bot.planner.rows import INFINITE, Row

_SEED: Final = 1
_FEASIBLE: Final = 2  #: how HiGHS says that values keep all rows
#: All objectives are whole numbers, so a smaller difference is none.
_NO_DIFFERENCE: Final = 0.99
_ROUNDING: Final = 1e-6
_OPTIONS: Final[Mapping[str, bool | int | float | str]] = {
    "output_flag": False,
    "threads": 1,
    "random_seed": _SEED,
    "mip_rel_gap": 0.0,
    # Presolve has called problems impossible that are not (seen with 1.15.1, as in ERGO-Code/HiGHS
    # 1958, 2446 and 3090). We leave out what cannot be used ourselves, in `points`.
    "presolve": "off",
    "mip_allow_restart": False,  # it would presolve again
    "mip_heuristic_effort": 0.0,  # each objective begins with the plan of the one before
    "mip_detect_symmetry": False,  # twins are one already
}


class Solver:
    """One set of rows, for one objective after another."""

    def __init__(
        self,
        columns: int,
        rows: Sequence[Row],
        *,
        whole: int,
        seconds: float,
        gap: float = _NO_DIFFERENCE,
    ) -> None:
        """The first `whole` columns are 0 or 1, the others any number from 0.

        An answer may be worse than the best one by less than `gap`.
        """
        self._highs = highspy.Highs()  # type: ignore[no-untyped-call]  # highspy has no types here
        for name, value in _OPTIONS.items():
            self._highs.setOptionValue(name, value)
        self._highs.setOptionValue("mip_abs_gap", gap)
        self._columns = columns
        self._whole = whole
        self._gap = gap
        self._seconds = seconds
        self._highs.passModel(_model(columns, rows, whole))

    def least(self, costs: Mapping[int, float], *, start: Sequence[float] = ()) -> Answer | None:
        """Return the least sum of `costs`, or None where the rows cannot all hold.

        Raise `NoAnswer` where neither was found out in time.
        """
        weights = np.zeros(self._columns)
        for column, cost in costs.items():
            weights[column] = cost
        every = np.arange(self._columns, dtype=np.int32)
        self._highs.changeColsCost(self._columns, every, weights)
        relaxed = self._run(costs, relaxed=True)
        if relaxed is None or self._is_whole(relaxed):
            return relaxed
        if start and _worth(costs, start) < relaxed.bound + self._gap:
            return Answer(tuple(start), round(_worth(costs, start)), relaxed.bound, is_optimal=True)
        if start:
            solution = highspy.HighsSolution()
            solution.col_value = list(start)
            self._highs.setSolution(solution)
        return self._run(costs, relaxed=False)

    def keep(self, costs: Mapping[int, float], at_most: float) -> None:
        """From now on the sum of `costs` is at most so much."""
        used = [(column, cost) for column, cost in costs.items() if cost]
        columns = np.array([column for column, _ in used], dtype=np.int32)
        values = np.array([cost for _, cost in used], dtype=np.double)
        self._highs.addRow(-INFINITE, at_most, len(used), columns, values)

    def _run(self, costs: Mapping[int, float], *, relaxed: bool) -> Answer | None:
        """Return the least sum of costs; `relaxed` lets every column be any number up to 1."""
        self._highs.setOptionValue("time_limit", self._highs.getRunTime() + left_of(self._seconds))
        self._highs.setOptionValue("solve_relaxation", relaxed)
        self._highs.run()
        status = self._highs.getModelStatus()
        values = tuple(self._highs.getSolution().col_value)
        info = self._highs.getInfo()
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        if not values or info.primal_solution_status != _FEASIBLE:
            raise NoAnswer(f"HiGHS ended with {status.name}")
        is_optimal = status == highspy.HighsModelStatus.kOptimal
        if relaxed and not is_optimal:
            raise NoAnswer(f"HiGHS ended with {status.name}")
        worth = _worth(costs, values)
        return Answer(
            values=values,
            objective=round(worth),
            bound=worth if relaxed else info.mip_dual_bound,
            is_optimal=is_optimal,
        )

    def _is_whole(self, answer: Answer) -> bool:
        """Return whether what must be 0 or 1 is so, though nobody asked for it."""
        values = np.array(answer.values[: self._whole])
        return bool(np.all(np.abs(values - np.round(values)) < _ROUNDING))


def _worth(costs: Mapping[int, float], values: Sequence[float]) -> float:
    return sum(cost * values[column] for column, cost in costs.items())


def _model(columns: int, rows: Sequence[Row], whole: int) -> highspy.HighsLp:
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = columns, len(rows)
    model.col_cost_ = np.zeros(columns)
    model.col_lower_ = np.zeros(columns)
    model.col_upper_ = np.array([1.0] * whole + [INFINITE] * (columns - whole))
    kinds = [highspy.HighsVarType.kInteger] * whole
    model.integrality_ = kinds + [highspy.HighsVarType.kContinuous] * (columns - whole)
    model.row_lower_ = np.array([row.low for row in rows])
    model.row_upper_ = np.array([row.high for row in rows])
    matrix = model.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    matrix.num_col_, matrix.num_row_ = columns, len(rows)
    matrix.start_ = np.cumsum([0, *(len(row.terms) for row in rows)])
    matrix.index_ = np.array([column for row in rows for column in row.terms], dtype=np.int32)
    matrix.value_ = np.array([value for row in rows for value in row.terms.values()])
    return model
