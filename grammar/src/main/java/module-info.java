/** The ANTLR grammar of the {@code .pde} language; the parser is generated at build time. */
module dev.fluxion.grammar {
    requires transitive org.antlr.antlr4.runtime;

    exports dev.fluxion.grammar;
}
