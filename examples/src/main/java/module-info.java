/** Example problems and the Java examples. */
module dev.fluxion.examples {
    requires dev.fluxion.solver;
}
