package org.godwit.instrument.weave;

import org.godwit.continuation.CaptureSignal;
import org.godwit.continuation.PollSwitch;
import org.godwit.continuation.Resumption;
import org.godwit.continuation.SavedFrame;

import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;

/// What woven code refers to, and how what is added to a class is called.
final class RunTime {

    static final ClassDesc SIGNAL = named(CaptureSignal.class);
    static final ClassDesc FRAME = named(SavedFrame.class);
    static final ClassDesc RESUMPTION = named(Resumption.class);

    static final ClassDesc LONGS = ConstantDescs.CD_long.arrayType();
    static final ClassDesc OBJECTS = ConstantDescs.CD_Object.arrayType();

    static final String POLL = "poll";
    static final DirectMethodHandleDesc LINK_POLL =
            MethodHandleDesc.ofMethod(
                    DirectMethodHandleDesc.Kind.STATIC,
                    named(PollSwitch.class),
                    "link",
                    MethodTypeDesc.of(
                            ConstantDescs.CD_CallSite,
                            ConstantDescs.CD_MethodHandles_Lookup,
                            ConstantDescs.CD_String,
                            ConstantDescs.CD_MethodType));

    /// The second body of a method: `Object $resume$N(SavedFrame)`.
    static final String RESUME = "$resume$";

    static final MethodTypeDesc RESUME_TYPE = MethodTypeDesc.of(ConstantDescs.CD_Object, FRAME);

    /// Adds a frame with these kinds of values to the signal and returns that.
    static final String SAVE = "$save$";

    /// Makes the frame for a yield point; called by the methods that save.
    static final String NEW_FRAME = "$frame";

    static final MethodTypeDesc NEW_FRAME_TYPE =
            MethodTypeDesc.of(SIGNAL, SIGNAL, ConstantDescs.CD_int, LONGS, OBJECTS);

    /// A yield point of a class in one int: method and point in 16 bits each.
    static final int POINT_BITS = 16;

    private RunTime() {}

    static ClassDesc named(Class<?> type) {
        return ClassDesc.ofDescriptor(type.descriptorString());
    }
}
