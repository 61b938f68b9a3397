"""Writes an invented table of schools: bench/balance_county.py SCHOOLS COUNTIES SEED > FILE. The same for the same seed."""
import math
import random
import sys

schools, counties, seed = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
draw = random.Random(seed)
shared = [("floor_area", 6.2, 0.6), ("sports_area", 10, 0.7), ("equipment_value", 2900, 0.7), ("computers", 0.12, 0.7), ("books", 22, 0.6), ("network_classrooms", 0.028, 0.6)]
staff = [("teachers", 0.085, 0.15), ("teachers_above_standard_degree", 0.05, 0.3), ("teachers_mid_senior_title", 0.028, 0.5), ("teachers_backbone", 0.013, 0.7), ("teachers_pe_art", 0.012, 0.6)]
kinds = [("primary", ["primary"], 0.58), ("junior", ["junior"], 0.24), ("nine-year", ["primary", "junior"], 0.13), ("complete-secondary", ["junior", "senior"], 0.03), ("twelve-year", ["primary", "junior", "senior"], 0.02)]
many = ["primary", "junior", "senior"]
heads = ["county", "school", "stage", "pupils"] + [f"pupils_{s}" for s in many] + [name for name, _, _ in shared] + [name for name, _, _ in staff]
heads += [f"{name}_{s}" for name, _, _ in staff for s in many[:2]]


def amount(middle, spread):
    return round(middle * math.exp(spread * draw.gauss(0, 1) - spread * spread / 2))


print(",".join(heads))
for number in range(schools):
    kind, stages, _ = draw.choices(kinds, [share for _, _, share in kinds])[0]
    row = {"county": f"C{number * counties // schools + 1:04}", "school": f"S{number + 1:06}", "stage": kind}
    everyone = 0
    for stage in stages:
        pupils = max(40, round(math.exp(6 + 0.75 * draw.gauss(0, 1))))
        everyone += pupils
        row["pupils" if len(stages) == 1 else f"pupils_{stage}"] = pupils
        if stage != "senior":
            ending = "" if len(stages) == 1 else f"_{stage}"
            numbers = [amount(pupils * per, spread) for _, per, spread in staff]
            numbers[0] = max(numbers)
            row.update({name + ending: count for (name, _, _), count in zip(staff, numbers)})
    row.update({name: amount(everyone * per, spread) for name, per, spread in shared})
    print(",".join(str(row.get(head, "")) for head in heads))
