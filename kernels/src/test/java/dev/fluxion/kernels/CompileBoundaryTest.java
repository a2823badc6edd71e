package dev.fluxion.kernels;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompileBoundaryTest {
    /** FreqInlineSize of HotSpot on x86-64 and AArch64: bytes of bytecode beyond which no call is inlined. */
    private static final int INLINED = 325;

    @ParameterizedTest
    @ValueSource(classes = {JetActivationF32.class, JetActivationF64.class})
    void jetsAreCompiledOnTheirOwn(Class<?> kernels) throws IOException {
        for (String entry : List.of("forward", "backward")) {
            int size = bytecodes(kernels, entry);
            assertTrue(size > INLINED, () -> kernels.getSimpleName() + "." + entry + " has " + size + " bytes");
        }
    }

    private static int bytecodes(Class<?> type, String name) throws IOException {
        try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            ClassModel model = ClassFile.of().parse(in.readAllBytes());
            for (MethodModel method : model.methods()) {
                if (method.methodName().equalsString(name)) {
                    CodeModel code = method.code().orElseThrow();
                    return ((CodeAttribute) code).codeLength();
                }
            }
        }
        throw new AssertionError(type + " has no method " + name);
    }
}
