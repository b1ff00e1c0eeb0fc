"""Reads what `lintas compare` has written, with pandas.

python3 results.py [folder of the result] [outcome]
"""

import sys

import pandas as pd

folder = sys.argv[1] if len(sys.argv) > 1 else "outputs/entikong-compare"
outcome = sys.argv[2] if len(sys.argv) > 2 else "trust"


def table(file):
    # A scenario may be called 2030, 007, NA or None, so names are read as texts. Only an empty field is a missing value.
    texts = {name: str for name in ["scenario", "baseline", "variant", "seed"]}
    return pd.read_csv(f"{folder}/{file}", dtype=texts, keep_default_na=False, na_values=[""])


curves, effects, runs = table("curves.csv"), table("effects.csv"), table("runs.csv")

# The curve of each scenario, for the world as a whole: its scope is empty, and read as NaN.
world = curves[(curves.outcome == outcome) & curves.scope.isna()]
means = world.pivot(index="month", columns="scenario", values="mean")
print(f"Mean of {outcome} by month")
print(means[means.index % 12 == 0].round(3))

# What each variant changes at the end, with its 95 % interval.
last = effects[(effects.outcome == outcome) & effects.scope.isna() & (effects.month == effects.month.max())]
print(f"\nEffects in month {effects.month.max()}")
print(last[["variant", "effect", "low", "high"]].to_string(index=False))

# The same from the single runs: a replicate has the same luck in every scenario, so runs are paired by it.
finals = runs.pivot(index="replicate", columns="scenario", values=outcome)
print("\nThe same from the runs: mean difference")
for variant, baseline in zip(last.variant, last.baseline):
    print(variant, f"{(finals[variant] - finals[baseline]).mean():.6f}")

try:
    means.plot(ylabel=outcome).figure.savefig(f"{outcome}.png")
except ImportError:
    print("\nno picture: pandas draws with matplotlib, which is not installed")
