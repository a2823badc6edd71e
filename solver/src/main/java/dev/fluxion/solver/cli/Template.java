package dev.fluxion.solver.cli;

/** Problem files to start from. */
enum Template {
    POISSON("a steady equation on an interval, with its closed form", """
            problem "Poisson"
            domain  x in [0, 1]
            unknown u
            eq      -u_xx = pi^2*sin(pi*x)
            bc      u = 0 on boundary
            exact   u = sin(pi*x)
            plot    u
            expect  rel_l2(u) < 1e-3
            """),
    HEAT("diffusion in time", """
            problem "Heat"
            param   k = 0.1
            domain  x in [0, 1]
            time    t in [0, 1]
            unknown u
            eq      u_t = k*u_xx
            ic      u = sin(pi*x)
            bc      u = 0 on boundary
            exact   u = exp(-k*pi^2*t)*sin(pi*x)
            plot    u at t = [0, 0.5, 1]
            """),
    WAVE("second order in time, with two initial conditions", """
            problem "Wave"
            param   c = 1
            domain  x in [0, 1]
            time    t in [0, 1]
            unknown u
            eq      u_tt = c^2*u_xx
            ic      u = sin(pi*x)
            ic      u_t = 0
            bc      u = 0 on boundary
            exact   u = sin(pi*x)*cos(c*pi*t)
            plot    u
            """),
    PLATE("two dimensions, a manufactured solution, conditions built into the network", """
            problem "Plate"
            domain  x in [0, 1], y in [0, 1]
            unknown u
            exact   u = sin(pi*x)*sin(pi*y)
            eq      -lap(u) = -lap(exact(u))
            hard bc u = 0 on boundary
            plot    u
            """),
    FLOW("a vector, a pressure and the Navier-Stokes equations", """
            problem "Kovasznay flow"
            param   Re = 20
            let     l = Re/2 - sqrt(Re^2/4 + 4*pi^2)
            domain  x in [-0.5, 1], y in [-0.5, 1.5]
            unknown U = (u, v), p
            exact   u = 1 - exp(l*x)*cos(2*pi*y),
                    v = l/(2*pi)*exp(l*x)*sin(2*pi*y),
                    p = (1 - exp(2*l*x))/2
            eq momentum: advect(U, U) + grad(p) = lap(U)/Re
            eq continuity: div(U) = 0
            bc      U = exact(U) on boundary
            bc      p = exact(p) on x = 1
            plot    norm(U)
            """);

    private final String summary;
    private final String text;

    Template(String summary, String text) {
        this.summary = summary;
        this.text = text;
    }

    /** What it shows, in a few words. */
    String summary() {
        return summary;
    }

    /** The whole file. */
    String text() {
        return text;
    }
}
