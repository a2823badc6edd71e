package dev.fluxion.dsl.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrecedenceTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-x^2 | (- (^ x 2))",
                "2^-x*y | (* (^ 2 (- x)) y)",
                "a*-b | (* a (- b))",
                "-a*b | (* (- a) b)",
                "-a/b | (/ (- a) b)",
                "1/2*x | (* (/ 1 2) x)",
                "a/b/c | (/ (/ a b) c)",
                "a - b - c | (- (- a b) c)",
                "a - b + c | (+ (- a b) c)",
                "a + b*c | (+ a (* b c))",
                "a^b^c | (^ a (^ b c))",
                "2^-x^2 | (^ 2 (- (^ x 2)))",
                "a^2*b | (* (^ a 2) b)",
                "--a | (- (- a))",
                "a - -b | (- a (- b))",
                "u² | (^ u 2)",
                "-u² | (- (^ u 2))",
                "x¹⁰ | (^ x 10)",
                "2*x³ | (* 2 (^ x 3))",
                "Δu^2 | (^ lap(u) 2)",
                "Δu² | (^ lap(u) 2)",
                "-Δu | (- lap(u))",
                "k*∆u | (* k lap(u))",
                "∇·(k*∇u) | div((* k grad(u)))",
                "∇×U·n | dot(curl(U), n)",
                "∇²u + 1 | (+ lap(u) 1)",
                "∇·∇u | div(grad(u))",
                "a·b*c | (* dot(a, b) c)",
                "a×b + c | (+ cross(a, b) c)",
                "a & b + c | (& a (+ b c))",
                "a & b & c | (& (& a b) c)",
                "grad(U)[1, 2]^2 | (^ grad(U)[1, 2] 2)",
                "Δu[1] | lap(u[1])",
                "∂xy(u)*v | (* ∂xy(u) v)",
                "if x < 0 then 1 else 2 + 3 | (if (x < 0) 1 (+ 2 3))",
                "1 + if x < 0 then 1 else 2 | (+ 1 (if (x < 0) 1 2))",
                "if a < b and b < c or not c < d and d < e then 1 else 2"
                        + " | (if (or (and (a < b) (b < c)) (and (not (c < d)) (d < e))) 1 2)",
                "if 0 < x <= 1 then 1 else 2 | (if (0 < x <= 1) 1 2)",
                "if (x, y) in a - b then 1 else 2 | (if (in (x, y) (- a b)) 1 2)",
                "if ((x > 0)) then 1 else 2 | (if (x > 0) 1 2)",
                "((a + b))*c | (* (+ a b) c)",
                "(a, b + c) | (a, (+ b c))",
                "[] | []",
                "f() | f()",
                "µ' + ϵ + x₁ | (+ (+ μ' ε) x1)",
                "a − b | (- a b)",
                "2*π | (* 2 pi)",
                ".5e-3 | .5e-3",
                "sum(i in 1..d + 1, x[i]) | sum(i in 1..(+ d 1), x[i])"
            })
    void operatorsBindAsDocumented(String written, String tree) {
        ParseResult result = Parser.parse(new SourceFile("a.pde", "let a = " + written));
        assertEquals(
                List.of(),
                result.diagnostics().stream().filter(Diagnostic::isError).toList());
        assertEquals("let a = " + tree + "\n", AstPrinter.print(result.file()));
    }

    @Test
    void spansCoverWhatWasWritten() {
        SourceFile source = new SourceFile("a.pde", "# 😀\nlet a = (x + 1)*sin(y)^2 - Δu");
        Statement.Let let =
                (Statement.Let) Parser.parse(source).file().statements().get(0);
        Expression.Binary difference = (Expression.Binary) let.value();
        Expression.Binary product = (Expression.Binary) difference.left();
        Expression.Binary power = (Expression.Binary) product.right();
        assertEquals("let a = (x + 1)*sin(y)^2 - Δu", source.text(let.span()));
        assertEquals("a", source.text(let.name().span()));
        assertEquals("(x + 1)*sin(y)^2", source.text(product.span()));
        assertEquals("x + 1", source.text(product.left().span()));
        assertEquals("sin(y)", source.text(power.left().span()));
        assertEquals("Δu", source.text(difference.right().span()));
    }
}
