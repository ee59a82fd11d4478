package org.godwit.cluster.wire;

import org.apache.pekko.serialization.ByteBufferSerializer;
import org.apache.pekko.serialization.SerializerWithStringManifest;
import org.godwit.processor.ProcessorEvent.StatePart;

import java.io.NotSerializableException;
import java.nio.ByteBuffer;

/// The journal's form of a [StatePart], which is a quarter of a megabyte and so not for Jackson,
/// that would copy it three times: its index (4 bytes, big-endian), then its bytes. Thread-safe.
public final class StatePartSerializer extends SerializerWithStringManifest
        implements ByteBufferSerializer {

    /// Written into journals: must never change.
    static final int IDENTIFIER = 1_902_001;

    /// The form's version.
    static final String MANIFEST = "1";

    @Override
    public int identifier() {
        return IDENTIFIER;
    }

    @Override
    public String manifest(Object part) {
        return MANIFEST;
    }

    @Override
    public byte[] toBinary(Object object) {
        StatePart part = part(object);
        byte[] bytes = new byte[Integer.BYTES + part.bytes().length];
        toBinary(part, ByteBuffer.wrap(bytes));
        return bytes;
    }

    @Override
    public void toBinary(Object object, ByteBuffer out) {
        StatePart part = part(object);
        out.putInt(part.index()).put(part.bytes());
    }

    private static StatePart part(Object object) {
        if (object instanceof StatePart part) {
            return part;
        }
        throw new IllegalArgumentException("not a part of a state: " + object.getClass());
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
        return fromBinary(ByteBuffer.wrap(bytes), manifest);
    }

    @Override
    public Object fromBinary(ByteBuffer in, String manifest) throws NotSerializableException {
        if (!manifest.equals(MANIFEST) || in.remaining() < Integer.BYTES) {
            throw new NotSerializableException(
                    "a part of a state of version '%s' and %d bytes; this program reads version %s"
                            .formatted(manifest, in.remaining(), MANIFEST));
        }
        int index = in.getInt();
        byte[] bytes = new byte[in.remaining()];
        in.get(bytes);
        return new StatePart(index, bytes);
    }
}
