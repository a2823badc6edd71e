/** The gallery of problems, and how to use Fluxion from Java. */
module dev.fluxion.examples {
    requires transitive dev.fluxion.solver;

    exports dev.fluxion.examples;

    provides dev.fluxion.solver.study.Study with
            dev.fluxion.examples.study.Bars,
            dev.fluxion.examples.study.BnFree,
            dev.fluxion.examples.study.DeepPinn;
    provides dev.fluxion.autodiff.custom.CustomOp with
            dev.fluxion.examples.ErrorFunction;
}
