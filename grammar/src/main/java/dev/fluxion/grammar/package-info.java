/**
 * The lexer and the parser that ANTLR generates from {@code Pde.g4}, the whole grammar of the {@code .pde} language. Nothing here is
 * written by hand, and nothing but the syntax package of the language module uses it: everyone else sees the records that
 * package makes.
 *
 * <pre>{@code
 * PdeParser parser = new PdeParser(new CommonTokenStream(new PdeLexer(CharStreams.fromString("unknown u\neq u_xx = 1"))));
 * PdeParser.FileContext file = parser.file();
 * }</pre>
 *
 * <p>The grammar takes slightly more than the language: a condition where a value belongs and the reverse, so that parentheses need
 * no look-ahead. A line that starts in column 1 without a keyword is also legal to the grammar alone.
 */
package dev.fluxion.grammar;
