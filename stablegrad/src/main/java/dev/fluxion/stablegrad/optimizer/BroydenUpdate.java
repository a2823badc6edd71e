package dev.fluxion.stablegrad.optimizer;

/** The self-scaled Broyden family of updates of an inverse Hessian. */
public enum BroydenUpdate {
    /** No scaling. */
    BFGS {
        @Override
        Factors factors(double b, double h, double a, int n) {
            return new Factors(1, 1);
        }
    },
    /** τ = min(1, 1/b) (Al-Baali 1998). */
    SSBFGS {
        @Override
        Factors factors(double b, double h, double a, int n) {
            return new Factors(Math.min(1, 1 / b), 1);
        }
    },
    /** τ and φ of Urbán, Stefanou and Pons 2025, after Al-Baali and Khalfan 2005. */
    SSBROYDEN {
        @Override
        Factors factors(double b, double h, double a, int n) {
            if (a < COLLINEAR) {
                return SSBFGS.factors(b, h, a, n);
            }
            double c = Math.sqrt(a / (1 + a));
            double rhoMinus = Math.min(1, h * (1 - c));
            double theta = Math.max((rhoMinus - 1) / a, Math.min(1 / rhoMinus, (1 - b) / b));
            double sigma = 1 + theta * a;
            double tau1 = Math.min(1, 1 / b);
            double spread = n > 1 ? Math.pow(sigma, -1.0 / (n - 1)) : 1;
            double tau = theta <= 0 ? Math.min(tau1 * spread, sigma) : tau1 * Math.min(spread, 1 / theta);
            double phi = (1 - theta) / sigma;
            boolean usable = tau > 0 && Double.isFinite(tau) && Double.isFinite(phi);
            return usable ? new Factors(tau, phi) : SSBFGS.factors(b, h, a, n);
        }
    };

    /** Below this bh − 1, s and H y are parallel to rounding, and the whole family is one update. */
    private static final double COLLINEAR = 1e-10;

    /**
     * H₊ = (1/τ)·[H − Hy yᵀH / yᵀHy + φ·v vᵀ] + s sᵀ / yᵀs with v = √(yᵀHy)·(s / yᵀs − Hy / yᵀHy).
     *
     * @param tau τ, in (0, 1]
     * @param phi φ: 1 is BFGS, 0 is DFP
     */
    record Factors(double tau, double phi) {}

    /**
     * @param b sᵀBs / yᵀs, B the inverse of H
     * @param h yᵀHy / yᵀs
     * @param a b·h − 1 ≥ 0
     */
    abstract Factors factors(double b, double h, double a, int n);
}
