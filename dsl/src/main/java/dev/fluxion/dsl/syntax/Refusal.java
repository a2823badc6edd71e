package dev.fluxion.dsl.syntax;

import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * Where the generated parser gave up.
 *
 * @param index of the token that did not fit; the size of the chunk if it ended too early
 * @param expected token types that would have fitted
 */
record Refusal(int index, IntervalSet expected) {}
