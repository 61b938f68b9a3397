"""Plans of random counties of many shapes: how far each lies above its bound, and how long it took, adding up every certificate again.
    bench/balance_gaps.py PROGRAM STANDARD [--counties N] [--from SEED] [--small] [--transfers]
Small counties have 6 to 30 schools, others 100 to 800; many tiny schools among large ones, uneven or even figures, limits on what can be bought for a
third of the counties' schools. Prints a line for each county and the distribution."""
import argparse, csv, json, math, os, random, subprocess, sys, tempfile, time

words = argparse.ArgumentParser()
words.add_argument("program"); words.add_argument("standard")
words.add_argument("--counties", type=int, default=20); words.add_argument("--from", dest="first", type=int, default=1)
words.add_argument("--small", action="store_true"); words.add_argument("--transfers", action="store_true"); words.add_argument("--keep"); words.add_argument("--write", help="write the counties into this folder, plan nothing")
given = words.parse_args()
SHARED = [("floor_area", 6.2), ("sports_area", 10), ("equipment_value", 2900), ("computers", 0.12), ("books", 22), ("network_classrooms", 0.028)]
STAFF = [("teachers_above_standard_degree", 0.05), ("teachers_mid_senior_title", 0.028), ("teachers_backbone", 0.013), ("teachers_pe_art", 0.012)]
KINDS = {"primary": ["primary"], "junior": ["junior"], "nine-year": ["primary", "junior"], "complete-secondary": ["junior", "senior"], "twelve-year": ["primary", "junior", "senior"], "teaching-point": ["primary"]}
COSTS = {"floor_area": (1, 2500), "sports_area": (1, 350), "equipment_value": (100, 100), "computers": (1, 4000), "books": (10, 250), "network_classrooms": (1, 25000),
         "teachers": (1, 80000), "teachers_above_standard_degree": (1, 20000), "teachers_mid_senior_title": (1, 30000), "teachers_backbone": (1, 40000), "teachers_pe_art": (1, 70000)}
ASKED = {"basic-2012": ["floor_area", "sports_area", "equipment_value", "computers", "books", "teachers", "teachers_above_standard_degree", "teachers_mid_senior_title"],
         "quality-2017": ["floor_area", "sports_area", "equipment_value", "network_classrooms", "teachers", "teachers_above_standard_degree", "teachers_backbone", "teachers_pe_art"]}[given.standard]


def county(seed, folder):
    draw = random.Random(f"{given.standard} {seed}")
    schools = draw.randint(6, 30) if given.small else draw.choice([100, 150, 200, 300, 500, 500, 800])
    size, uneven = draw.choice([0.3, 0.75, 1.2]), draw.choice([0.7, 0.9, 1.1, 1.3] if given.standard == "basic-2012" else [0.4, 0.7, 1.0, 1.3])
    several, points = draw.choice([0, 0.15, 0.5]), draw.choice([0, 0.1, 0.4])
    rows = []
    for number in range(schools):
        kind = draw.choice(["nine-year", "nine-year", "nine-year", "complete-secondary", "twelve-year"]) if draw.random() < several else "teaching-point" if draw.random() < points else draw.choice(["primary", "primary", "junior"])
        row, everyone = {"school": f"S{number + 1}", "stage": kind}, 0
        for stage in KINDS[kind]:
            pupils = draw.randint(10, 80) if kind == "teaching-point" else max(15, round(math.exp(6 + size * draw.gauss(0, 1))))
            everyone += pupils
            row["pupils" if len(KINDS[kind]) == 1 else f"pupils_{stage}"] = pupils
            if stage != "senior":
                ending = "" if len(KINDS[kind]) == 1 else f"_{stage}"
                parts = {name: round(pupils * per * math.exp(uneven * draw.gauss(0, 1) - uneven * uneven / 2)) for name, per in STAFF}
                row |= {name + ending: count for name, count in parts.items()}
                row["teachers" + ending] = max(round(pupils * 0.085 * math.exp(0.2 * draw.gauss(0, 1))), *parts.values(), 1)
        row |= {name: round(everyone * per * math.exp(uneven * draw.gauss(0, 1) - uneven * uneven / 2)) for name, per in SHARED}
        rows.append(row)
    table = os.path.join(folder, "county.csv")
    with open(table, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, sorted({key for row in rows for key in row}), restval=""); writer.writeheader(); writer.writerows(rows)
    costs = os.path.join(folder, "costs.csv")
    limits = draw.random() < 0.5
    with open(costs, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file); writer.writerow(["resource", "school", "unit", "cost", "max", "move_cost"])
        for name, (unit, cost) in ((name, COSTS[name]) for name in ASKED):
            writer.writerow([name, "", unit, cost, "", 500])
            for row in rows:
                if limits and draw.random() < 1 / 3:
                    # A limit that leaves room for the minima of quality-2017 and some more.
                    everyone = sum(int(row[key]) for key in row if key.startswith("pupils"))
                    writer.writerow([name, row["school"], unit, cost, math.ceil(everyone * {"teachers": 0.06}.get(name, dict(SHARED + STAFF).get(name, 0)) * draw.uniform(1.8, 4) / unit) + 1, 500])
    return table, costs, f"{schools} schools, sizes {size}, uneven {uneven}, of several stages {several}, points {points}{', limits' if limits else ''}"


def plan(seed, folder):
    table, costs, shape = county(seed, folder)
    words = [given.program, "balance", "plan", table, "--standard", given.standard, "--costs", costs, "--json"] + (["--transfers"] if given.transfers else [])
    begun = time.monotonic()
    ended = subprocess.run(words, capture_output=True, text=True)
    seconds = time.monotonic() - begun
    if ended.returncode:
        print(f"{seed}: {shape}: {ended.stderr.strip()[:160]}"); return None
    out = os.path.join(folder, "plan.json")
    open(out, "w", encoding="utf-8").write(ended.stdout)
    added = subprocess.run([sys.executable, os.path.join(os.path.dirname(os.path.abspath(__file__)), "add_up_plan.py"), out], capture_output=True, text=True)
    found = json.loads(ended.stdout)
    wrong = [line for line in (added.stdout + added.stderr).splitlines() if not line.startswith("sum ")]
    print(f"{seed}: {shape}: gap {found['gap']:.4%}{' exact' if found['exact'] else ''}, {seconds:.2f} s, cost {found['cost']}, {len(found['moves'])} moves{' WRONG SUM: ' + wrong[0] if wrong else ''}", flush=True)
    return found["gap"], seconds


if given.write:
    for seed in range(given.first, given.first + given.counties):
        os.makedirs(os.path.join(given.write, str(seed)), exist_ok=True)
        print(f"{given.standard} {os.path.join(given.write, str(seed))}" + (" moves" if given.transfers else ""), "#", county(seed, os.path.join(given.write, str(seed)))[2])
    sys.exit()
with tempfile.TemporaryDirectory() as folder:
    found = [one for one in (plan(seed, given.keep or folder) for seed in range(given.first, given.first + given.counties)) if one]
for name, which in ("gap", 0), ("seconds", 1):
    order = sorted(one[which] for one in found)
    if order:
        show = (lambda value: f"{value:.3%}") if which == 0 else (lambda value: f"{value:.2f}")
        print(f"{name}: least {show(order[0])}, median {show(order[len(order) // 2])}, nine of ten at most {show(order[min(len(order) - 1, math.ceil(0.9 * len(order)) - 1)])}, greatest {show(order[-1])} of {len(order)} plans")
