/** Expression graphs, Taylor jets, tile programs with their adjoints, and networks. */
module dev.fluxion.autodiff {
    requires transitive dev.fluxion.kernels;

    exports dev.fluxion.autodiff.custom;
    exports dev.fluxion.autodiff.data;
    exports dev.fluxion.autodiff.graph;
    exports dev.fluxion.autodiff.image;
    exports dev.fluxion.autodiff.jet;
    exports dev.fluxion.autodiff.network;
    exports dev.fluxion.autodiff.tile;

    uses dev.fluxion.autodiff.custom.CustomOp;
}
