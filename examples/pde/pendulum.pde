problem "Pendulum over four periods"
time     t in [0, 30]
unknown  q, v                              # angle and angular speed
eq       q_t = v
eq       v_t = -sin(q)
ic       q = 2, v = 0
monitor  energy: mean(v^2/2 - cos(q))      # stays -cos(2); a pendulum that rests upside down has 1
plot     q, v
expect   abs(energy + cos(2)) <= 1e-4
