package org.godwit.instrument.weave;

import java.lang.classfile.ClassModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.LambdaMetafactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A lambda expression or method reference, as a call site that makes serialisable ones.
///
/// @param method the name of the functional interface's method
/// @param factory from the captured values to the functional interface
/// @param type the erased type of the interface's method
/// @param implementation what it calls
/// @param instantiated the type with which it is called
/// @param markersAndBridges what else the metafactory is told
record LambdaSite(
        String method,
        MethodTypeDesc factory,
        MethodTypeDesc type,
        DirectMethodHandleDesc implementation,
        MethodTypeDesc instantiated,
        int flags,
        List<ConstantDesc> markersAndBridges) {

    private static final ClassDesc METAFACTORY = ClassDesc.of("java.lang.invoke.LambdaMetafactory");
    private static final DirectMethodHandleDesc SERIALISABLE =
            MethodHandleDesc.of(
                    DirectMethodHandleDesc.Kind.STATIC,
                    METAFACTORY,
                    "altMetafactory",
                    "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;"
                            + "Ljava/lang/invoke/MethodType;[Ljava/lang/Object;)"
                            + "Ljava/lang/invoke/CallSite;");

    /// Empty if the instruction makes no lambda.
    static Optional<LambdaSite> of(InvokeDynamicInstruction site) {
        if (!site.bootstrapMethod().owner().equals(METAFACTORY)) {
            return Optional.empty();
        }
        var arguments = site.bootstrapArgs();
        var more = site.bootstrapMethod().methodName().equals("altMetafactory");
        return Optional.of(
                new LambdaSite(
                        site.name().stringValue(),
                        site.typeSymbol(),
                        (MethodTypeDesc) arguments.get(0),
                        (DirectMethodHandleDesc) arguments.get(1),
                        (MethodTypeDesc) arguments.get(2),
                        (more ? (Integer) arguments.get(3) : 0)
                                | LambdaMetafactory.FLAG_SERIALIZABLE,
                        more
                                ? List.copyOf(arguments.subList(4, arguments.size()))
                                : List.<ConstantDesc>of()));
    }

    /// All that a class has, each once, in the order of its code.
    static List<LambdaSite> in(ClassModel model) {
        return model.methods().stream()
                .filter(method -> !SerialisableLambdas.rebuilds(method))
                .flatMap(method -> method.code().stream())
                .flatMap(code -> code.elementStream())
                .filter(InvokeDynamicInstruction.class::isInstance)
                .flatMap(site -> of((InvokeDynamicInstruction) site).stream())
                .distinct()
                .toList();
    }

    DynamicCallSiteDesc asSerialisable() {
        var arguments = new ArrayList<ConstantDesc>(List.of(type, implementation, instantiated));
        arguments.add(flags);
        arguments.addAll(markersAndBridges);
        return DynamicCallSiteDesc.of(
                SERIALISABLE, method, factory, arguments.toArray(ConstantDesc[]::new));
    }

    /// The descriptor by which the interface's method is known in a recipe.
    String methodAndType() {
        return method + type.descriptorString();
    }
}
