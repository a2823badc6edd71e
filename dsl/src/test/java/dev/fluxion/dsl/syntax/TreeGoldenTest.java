package dev.fluxion.dsl.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.dsl.diagnostic.SourceFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TreeGoldenTest {
    static List<Path> inputs() {
        return Golden.inputs("trees");
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void theTreeIsAsRecorded(Path input) {
        ParseResult result = Parser.parse(new SourceFile(input.getFileName().toString(), Golden.read(input)));
        assertEquals(List.of(), result.diagnostics());
        Golden.check(input, AstPrinter.print(result.file()));
    }
}
