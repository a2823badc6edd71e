/** Expression graphs, Taylor jets, tile programs with their adjoints, and networks. */
module dev.fluxion.autodiff {
    requires transitive dev.fluxion.kernels;
}
