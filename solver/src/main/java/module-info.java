/** Geometry, sampling, the PINN objective, reports, and the {@code fluxion} command line. */
module dev.fluxion.solver {
    requires transitive dev.fluxion.dsl;
    requires transitive dev.fluxion.stablegrad;
    requires info.picocli;
    requires info.picocli.codegen;
    requires org.apache.commons.csv;
    requires com.fasterxml.jackson.core;
    requires hipparchus.core;
    requires hipparchus.ode;
    requires jdk.management;
    requires org.eclipse.lsp4j;
    requires org.eclipse.lsp4j.jsonrpc;

    exports dev.fluxion.solver;
    exports dev.fluxion.solver.bench;
    exports dev.fluxion.solver.geometry;
    exports dev.fluxion.solver.metrics;
    exports dev.fluxion.solver.sampling;
    exports dev.fluxion.solver.study;

    uses dev.fluxion.solver.study.Study;

    opens dev.fluxion.solver.cli to
            info.picocli;
}
