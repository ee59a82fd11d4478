package org.godwit.instrument.weave;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.constant.ClassDesc;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Replaces the uses of private static variables in one method by uses of their holder's fields. A
/// holder that is used twice or in a loop is fetched once, when the method begins, if nobody can
/// tell the difference: the variables are initialised by then anyhow, or their initialiser is
/// silent.
final class StaticAccesses implements CodeTransform {

    private final StaticsPlans plans;
    private final Set<StaticsPlan> fetchedFirst;
    private final Set<StaticsPlan> touchedFirst;
    private final Map<ClassDesc, Integer> locals = new LinkedHashMap<>();

    private StaticAccesses(
            StaticsPlans plans, Set<StaticsPlan> fetchedFirst, Set<StaticsPlan> touchedFirst) {
        this.plans = plans;
        this.fetchedFirst = fetchedFirst;
        this.touchedFirst = touchedFirst;
    }

    static CodeTransform of(ClassModel model, MethodModel method, StaticsPlans plans) {
        var fetched = new LinkedHashSet<StaticsPlan>();
        if (!method.methodName().equalsString("<clinit>")) {
            usedOften(method, plans).stream()
                    .filter(plan -> plans.comesAfter(model, plan) || plans.isSilent(plan))
                    .forEach(fetched::add);
        }
        var touched = new LinkedHashSet<StaticsPlan>();
        if (method.methodName().equalsString("main")) {
            plans.of(BinaryName.of(model))
                    .filter(plan -> !plan.isEmpty() && !fetched.contains(plan))
                    .ifPresent(touched::add);
        }
        return CodeTransform.ofStateful(() -> new StaticAccesses(plans, fetched, touched));
    }

    /// Those that one run of the method uses more than once.
    private static Set<StaticsPlan> usedOften(MethodModel method, StaticsPlans plans) {
        var result = new LinkedHashSet<StaticsPlan>();
        var once = new HashSet<StaticsPlan>();
        var layout = Layout.of(method);
        var loops = layout.loops();
        for (int i = 0; i < layout.instructions().size(); i++) {
            int at = i;
            if (layout.instructions().get(i) instanceof FieldInstruction field && isStatic(field)) {
                var inLoop = loops.stream().anyMatch(loop -> loop.has(at));
                plans.declaring(field)
                        .filter(plan -> !once.add(plan) || inLoop)
                        .ifPresent(result::add);
            }
        }
        return result;
    }

    private static boolean isStatic(FieldInstruction field) {
        return field.opcode() == Opcode.GETSTATIC || field.opcode() == Opcode.PUTSTATIC;
    }

    @Override
    public void atStart(CodeBuilder builder) {
        for (var plan : touchedFirst) {
            fetch(builder, plan).pop();
        }
        for (var plan : fetchedFirst) {
            int local = builder.allocateLocal(TypeKind.REFERENCE);
            fetch(builder, plan).astore(local);
            locals.put(plan.type(), local);
        }
    }

    private static CodeBuilder fetch(CodeBuilder builder, StaticsPlan plan) {
        return builder.invokestatic(plan.holder(), "get", HolderClass.getter(plan));
    }

    @Override
    public void accept(CodeBuilder builder, CodeElement element) {
        if (element instanceof FieldInstruction field && isStatic(field)) {
            plans.declaring(field)
                    .ifPresentOrElse(
                            plan -> access(builder, field, plan), () -> builder.with(field));
        } else {
            builder.with(element);
        }
    }

    private void access(CodeBuilder builder, FieldInstruction field, StaticsPlan plan) {
        var local = locals.get(plan.type());
        if (local == null) {
            fetch(builder, plan);
        } else {
            builder.aload(local);
        }
        var name = field.name().stringValue();
        var type = field.typeSymbol();
        if (field.opcode() == Opcode.GETSTATIC) {
            builder.getfield(plan.holder(), name, type);
            return;
        }
        if (HolderClass.isWide(type)) {
            builder.dup_x2().pop();
        } else {
            builder.swap();
        }
        builder.putfield(plan.holder(), name, type);
    }
}
