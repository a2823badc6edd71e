/** From {@code .pde} text to typed problems and residual graphs. */
module dev.fluxion.dsl {
    requires dev.fluxion.grammar;
    requires transitive dev.fluxion.autodiff;

    exports dev.fluxion.dsl.diagnostic;
    exports dev.fluxion.dsl.explain;
    exports dev.fluxion.dsl.format;
    exports dev.fluxion.dsl.problem;
    exports dev.fluxion.dsl.region;
    exports dev.fluxion.dsl.residual;
    exports dev.fluxion.dsl.syntax;
    exports dev.fluxion.dsl;
}
