package dev.fluxion.dsl.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.dsl.diagnostic.SourceFile;
import dev.fluxion.grammar.PdeLexer;
import dev.fluxion.grammar.PdeParser;
import java.nio.file.Path;
import java.util.List;
import org.antlr.v4.runtime.CommonTokenStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {
    static List<Path> examples() {
        return Golden.inputs("examples");
    }

    @Test
    void thereAreFourteenFiles() {
        assertEquals(14, examples().size());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void eachFileParsesWithoutAMessage(Path file) {
        ParseResult result = Parser.parse(new SourceFile(file.toString(), Golden.read(file)));
        assertEquals(List.of(), result.diagnostics());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theGrammarAloneFindsTheSameStatementsAsTheSplitter(Path file) {
        String text = Golden.read(file);
        PdeParser whole = new PdeParser(new CommonTokenStream(new PdeLexer(new Utf16Stream(file.toString(), text))));
        int statements = whole.file().statement().size();
        assertEquals(0, whole.getNumberOfSyntaxErrors());
        assertEquals(
                statements,
                Parser.parse(new SourceFile(file.toString(), text))
                        .file()
                        .statements()
                        .size());
    }
}
