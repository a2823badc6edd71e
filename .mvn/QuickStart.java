import static java.lang.classfile.ClassFile.ACC_PRIVATE;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.classfile.ClassFile.ACC_SYNTHETIC;
import static java.lang.constant.ConstantDescs.CD_Boolean;
import static java.lang.constant.ConstantDescs.CD_Byte;
import static java.lang.constant.ConstantDescs.CD_Character;
import static java.lang.constant.ConstantDescs.CD_Double;
import static java.lang.constant.ConstantDescs.CD_Float;
import static java.lang.constant.ConstantDescs.CD_Integer;
import static java.lang.constant.ConstantDescs.CD_Long;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_Short;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.InvokeDynamicEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Rewrites the classes of jars so that the JVM has less to do at each start; what they do stays the same.
 *
 * <ul>
 *   <li>Classes that were compiled for Java 5 or older get the class-file version of this JDK, with the stack maps that it asks for. The JVM
 *       verifies such old classes by a slow way and takes none of them into its class cache.
 *   <li>A switch over types asks a method of its class which case it is, by one {@code instanceof} after another, and records compare
 *       component by component. As compiled, the JVM makes code for each of these when it first gets there, and keeps none of it in its cache.
 * </ul>
 *
 * <p>Usage: {@code java QuickStart.java JAR…}; each jar is replaced when all of its classes are done.
 */
class QuickStart {
    private static final ClassTransform VERSION = (builder, element) -> {
        if (element instanceof ClassFileVersion) {
            builder.withVersion(ClassFile.latestMajorVersion(), 0);
        } else {
            builder.with(element);
        }
    };

    public static void main(String[] jars) throws IOException {
        List<URL> places = new ArrayList<>();
        for (String jar : jars) {
            places.add(Path.of(jar).toUri().toURL());
        }
        List<Path> done = new ArrayList<>();
        try (URLClassLoader classes = new URLClassLoader(places.toArray(URL[]::new), null)) {
            ClassFile format = ClassFile.of(
                    ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                    ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofClassLoading(classes)));
            for (String jar : jars) {
                done.add(Path.of(jar + ".new"));
                rewrite(format, Path.of(jar), done.getLast());
            }
        }
        for (int i = 0; i < jars.length; i++) {
            Files.move(done.get(i), Path.of(jars[i]), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void rewrite(ClassFile format, Path from, Path to) throws IOException {
        try (ZipFile jar = new ZipFile(from.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
            for (ZipEntry entry : Collections.list(jar.entries())) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                try (InputStream in = jar.getInputStream(entry)) {
                    byte[] bytes = in.readAllBytes();
                    out.write(entry.getName().endsWith(".class") ? rewritten(format, bytes) : bytes);
                }
                out.closeEntry();
            }
        }
    }

    private static byte[] rewritten(ClassFile format, byte[] bytes) {
        ClassModel model = format.parse(bytes);
        if (model.majorVersion() < ClassFile.JAVA_6_VERSION) {
            // Code that nothing transforms would be copied as it is, without stack maps.
            return format.transformClass(
                    model, VERSION.andThen(ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)));
        }
        Calls calls = new Calls(model);
        return calls.any()
                ? format.transformClass(
                        model, ClassTransform.transformingMethodBodies(calls::replace).andThen(calls))
                : bytes;
    }

    /** The calls of one class that the JVM would link by making code; each becomes a call of a method that is added at the end. */
    private static final class Calls implements ClassTransform {
        private static final MethodTypeDesc CHOICE = MethodTypeDesc.of(CD_int, CD_Object, CD_int);
        private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
        private static final ClassDesc SWITCHES = ClassDesc.of("java.lang.runtime.SwitchBootstraps");
        private static final ClassDesc OBJECT_METHODS = ClassDesc.of("java.lang.runtime.ObjectMethods");

        private final ClassModel model;
        private final ClassDesc owner;
        private final Map<String, Consumer<ClassBuilder>> methods = new LinkedHashMap<>();

        Calls(ClassModel model) {
            this.model = model;
            owner = model.thisClass().asSymbol();
        }

        /** Whether there is one; a class without stays as it is. */
        boolean any() {
            for (PoolEntry entry : model.constantPool()) {
                if (entry instanceof InvokeDynamicEntry call && (isTypeSwitch(call) || isOfRecord(call))) {
                    return true;
                }
            }
            return false;
        }

        private static boolean isTypeSwitch(InvokeDynamicEntry call) {
            return maker(call).equals(SWITCHES)
                    && call.name().equalsString("typeSwitch")
                    && call.bootstrap().arguments().stream().allMatch(ClassEntry.class::isInstance);
        }

        private static boolean isOfRecord(InvokeDynamicEntry call) {
            return maker(call).equals(OBJECT_METHODS) && !call.name().equalsString("toString");
        }

        /** The class of the JDK that links a call. */
        private static ClassDesc maker(InvokeDynamicEntry call) {
            return call.bootstrap().bootstrapMethod().reference().owner().asSymbol();
        }

        void replace(CodeBuilder code, CodeElement element) {
            if (element instanceof InvokeDynamicInstruction call && isTypeSwitch(call.invokedynamic())) {
                List<ClassDesc> types =
                        call.bootstrapArgs().stream().map(ClassDesc.class::cast).toList();
                replace(code, "typeSwitch$" + methods.size(), CHOICE, body -> choice(body, types));
            } else if (element instanceof InvokeDynamicInstruction call && isOfRecord(call.invokedynamic())) {
                List<DirectMethodHandleDesc> components = call.bootstrapArgs().stream()
                        .filter(DirectMethodHandleDesc.class::isInstance)
                        .map(DirectMethodHandleDesc.class::cast)
                        .toList();
                String name = call.name().stringValue();
                replace(
                        code,
                        name + "$record",
                        call.typeSymbol(),
                        name.equals("hashCode") ? body -> hashCode(body, components) : body -> equals(body, components));
            } else {
                code.with(element);
            }
        }

        private void replace(CodeBuilder code, String name, MethodTypeDesc type, Consumer<CodeBuilder> body) {
            code.invokestatic(owner, name, type, model.flags().has(AccessFlag.INTERFACE));
            methods.put(
                    name,
                    builder -> builder.withMethodBody(name, type, ACC_PRIVATE | ACC_STATIC | ACC_SYNTHETIC, body));
        }

        @Override
        public void accept(ClassBuilder builder, ClassElement element) {
            builder.with(element);
        }

        @Override
        public void atEnd(ClassBuilder builder) {
            methods.values().forEach(method -> method.accept(builder));
        }

        /** The first case from a number on whose type the value has; how many there are if it has none, -1 for null. */
        private static void choice(CodeBuilder code, List<ClassDesc> types) {
            Label there = code.newLabel();
            code.aload(0).ifnonnull(there).iconst_m1().ireturn().labelBinding(there);
            for (int i = 0; i < types.size(); i++) {
                Label next = code.newLabel();
                code.iload(1).loadConstant(i).if_icmpgt(next);
                code.aload(0).instanceOf(types.get(i)).ifeq(next).loadConstant(i).ireturn();
                code.labelBinding(next);
            }
            code.loadConstant(types.size()).ireturn();
        }

        private void hashCode(CodeBuilder code, List<DirectMethodHandleDesc> components) {
            code.iconst_0();
            for (DirectMethodHandleDesc component : components) {
                ClassDesc type = component.invocationType().returnType();
                code.bipush(31).imul();
                get(code, 0, component);
                if (type.isPrimitive()) {
                    code.invokestatic(boxOf(type), "hashCode", MethodTypeDesc.of(CD_int, type));
                } else {
                    code.invokestatic(OBJECTS, "hashCode", MethodTypeDesc.of(CD_int, CD_Object));
                }
                code.iadd();
            }
            code.ireturn();
        }

        private void equals(CodeBuilder code, List<DirectMethodHandleDesc> components) {
            Label different = code.newLabel();
            code.aload(1).instanceOf(owner).ifeq(different).aload(1).checkcast(owner).astore(2);
            for (DirectMethodHandleDesc component : components) {
                ClassDesc type = component.invocationType().returnType();
                get(code, 0, component);
                get(code, 2, component);
                if (type.isPrimitive()) {
                    code.invokestatic(boxOf(type), "compare", MethodTypeDesc.of(CD_int, type, type)).ifne(different);
                } else {
                    code.invokestatic(OBJECTS, "equals", MethodTypeDesc.of(CD_boolean, CD_Object, CD_Object)).ifeq(different);
                }
            }
            code.iconst_1().ireturn().labelBinding(different).iconst_0().ireturn();
        }

        private void get(CodeBuilder code, int variable, DirectMethodHandleDesc component) {
            code.aload(variable)
                    .getfield(owner, component.methodName(), component.invocationType().returnType());
        }

        private static ClassDesc boxOf(ClassDesc primitive) {
            return switch (primitive.descriptorString()) {
                case "Z" -> CD_Boolean;
                case "B" -> CD_Byte;
                case "C" -> CD_Character;
                case "S" -> CD_Short;
                case "I" -> CD_Integer;
                case "J" -> CD_Long;
                case "F" -> CD_Float;
                default -> CD_Double;
            };
        }
    }
}
