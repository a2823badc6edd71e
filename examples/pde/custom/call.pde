# The price of a European call option (Black and Scholes 1973) over the time to maturity. The start has a kink at the strike price K. `erf` is a user's operator; run with
#   FLUXION_MODULE_PATH=examples/target/fluxion-examples-0.1.0-SNAPSHOT.jar ./fluxion solve examples/pde/custom/call.pde
problem "European call option"
param   r = 0.05, s = 0.2, K = 1            # interest rate and volatility per year, strike price
domain  S in [0, 3]                         # price of the share
time    t in [0, 1]                         # years to maturity
unknown V
let     d = (log(S/K) + (r + s^2/2)*t)/(s*sqrt(t))
let     e = d - s*sqrt(t)
exact   V = S*(1 + erf(d/sqrt(2)))/2 - K*exp(-r*t)*(1 + erf(e/sqrt(2)))/2
eq      V_t = s^2*S^2/2*V_SS + r*S*V_S - r*V
ic      V = max(S - K, 0)
bc      V = 0 on S = 0
bc      V = S - K*exp(-r*t) on S = 3
plot    V at t = [0, 0.25, 1]
plot    V_S at t = 1
expect  rel_l2(V) <= 1e-5
