/**
 * The canonical layout of problem files. {@link dev.fluxion.dsl.format.Formatter#format} changes white space and nothing else;
 * {@link dev.fluxion.dsl.format.Notations} writes the signs of mathematics in ASCII or in Unicode:
 *
 * {@snippet :
 * SourceFile source = new SourceFile("heat.pde", "domain x in [0,1] unknown u # the field\neq -u_xx=1\n");
 * String text = Formatter.format(source);
 * }
 *
 * <p>gives
 *
 * <pre>
 * domain  x in [0, 1]
 * unknown u  # the field
 * eq      -u_xx = 1
 * </pre>
 *
 * <p>The layout: one statement per line, its keyword in a column of eight characters, later lines of a statement indented by eight;
 * a train block of several lines has one setting on each, the signs {@code =} in one column; comments stay beside what they were
 * beside. Line breaks within a statement are the author's and stay. The text is expected to parse; whoever calls checks that first.
 */
package dev.fluxion.dsl.format;
