import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Rewrites the classes of a jar that were compiled for Java 5 or older to the class-file version of this JDK, with the stack maps that it
 * asks for. The instructions stay. The JVM verifies such old classes by a slow way at every start and takes none of them into its class cache.
 *
 * <p>Usage: {@code java Retarget.java JAR…}; each jar is replaced when all of its classes are done.
 */
class Retarget {
    private static final ClassTransform VERSION = (builder, element) -> {
        if (element instanceof ClassFileVersion) {
            builder.withVersion(ClassFile.latestMajorVersion(), 0);
        } else {
            builder.with(element);
        }
    };

    public static void main(String[] jars) throws IOException {
        for (String jar : jars) {
            Path original = Path.of(jar);
            Path rewritten = Path.of(jar + ".new");
            rewrite(original, rewritten);
            Files.move(rewritten, original, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void rewrite(Path from, Path to) throws IOException {
        URL[] place = {from.toUri().toURL()};
        try (ZipFile jar = new ZipFile(from.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to));
                URLClassLoader classes = new URLClassLoader(place, null)) {
            ClassFile format = ClassFile.of(
                    ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                    ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofClassLoading(classes)));
            for (ZipEntry entry : Collections.list(jar.entries())) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                try (InputStream in = jar.getInputStream(entry)) {
                    byte[] bytes = in.readAllBytes();
                    out.write(entry.getName().endsWith(".class") ? current(format, bytes) : bytes);
                }
                out.closeEntry();
            }
        }
    }

    private static byte[] current(ClassFile format, byte[] bytes) {
        ClassModel model = format.parse(bytes);
        if (model.majorVersion() >= ClassFile.JAVA_6_VERSION) {
            return bytes;
        }
        // Code that nothing transforms would be copied as it is, without stack maps.
        return format.transformClass(model, VERSION.andThen(ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)));
    }
}
