problem  "Damped oscillator: find the damping"
time     t in [0, 4]
unknown  x, v
infer    c in [0, 2]
eq       x_t = v
eq       v_t = -x - c*v
ic       x = 1, v = 0
observe  x from "data/oscillator.csv"      # 21 positions; the speed is not measured
exact    c = 0.4
plot     x, v
expect   linf(c) <= 1e-3
