package org.godwit.pvm;

import org.godwit.group.Collective;
import org.godwit.group.GroupAnswer;
import org.godwit.group.GroupRequest;
import org.godwit.group.Role;
import org.godwit.pvm.GroupTalk.Refusal;
import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// pvm_gather, pvm_scatter and pvm_reduce of one task. Members exchange data by ordinary messages
/// in the groups' context, each from a known member, so that two calls in a row do not mix.
final class Collectives {

    private final GroupTalk talk;

    Collectives(GroupTalk talk) {
        this.talk = talk;
    }

    /// The data of a collective call as the program gave them.
    record Data(@Nullable Object array, int count, int type) {

        Optional<Items> items() {
            return Items.of(type, array, count);
        }
    }

    /// Which collective call it is, as the program gave it.
    record Instance(int tag, @Nullable String group, int root) {

        GroupRequest.TakePart request(Collective kind) {
            return new GroupRequest.TakePart(Groups.named(group), kind, tag, root);
        }
    }

    int gather(@Nullable Object result, Data data, Instance call) {
        return talk.call(() -> {
            Items mine = checked(data, call);
            Role role = takePart(call, Collective.GATHER);
            if (role.up().isPresent()) {
                return talk.send(role.up().get(), call.tag(), Parcel.of(mine, 0, data.count()));
            }
            long total = (long) role.down().size() * data.count();
            Optional<Items> into = Items.of(data.type(), result, total);
            int answer = into.isPresent() ? Pvm.PvmOk : Pvm.PvmBadParam;
            for (int i = 0; i < role.down().size(); i++) {
                int to = i * data.count();
                if (role.down().get(i).equals(talk.self())) {
                    into.ifPresent(r -> mine.copyTo(r, 0, to, data.count()));
                } else if (i >= talk.memory().exchanged()) {
                    Parcel parcel = talk.receive(role.down().get(i), call.tag());
                    into.ifPresent(r -> r.unpack(parcel.items(), to, data.count()));
                    talk.memory().fail(parcel.code());
                    talk.memory().exchanged(i + 1);
                }
            }
            return answer == Pvm.PvmOk ? talk.memory().failure() : answer;
        });
    }

    int scatter(@Nullable Object result, Data data, Instance call) {
        return talk.call(() -> {
            Items into = checked(new Data(result, data.count(), data.type()), call);
            Role role = takePart(call, Collective.SCATTER);
            if (role.up().isPresent()) {
                Parcel parcel = talk.receive(role.up().get(), call.tag());
                if (!parcel.hasFailed()) {
                    into.unpack(parcel.items(), 0, data.count());
                }
                return parcel.code();
            }
            long total = (long) role.down().size() * data.count();
            Optional<Items> all = Items.of(data.type(), data.array(), total);
            for (int i = talk.memory().exchanged(); i < role.down().size(); i++) {
                if (!role.down().get(i).equals(talk.self())) {
                    int from = i * data.count();
                    Parcel part =
                            all.map(a -> Parcel.of(a, from, data.count()))
                                    .orElse(Parcel.failed(Pvm.PvmBadParam));
                    talk.memory().fail(talk.send(role.down().get(i), call.tag(), part));
                    talk.memory().exchanged(i + 1);
                }
            }
            int own = role.down().indexOf(talk.self()) * data.count();
            all.ifPresent(a -> a.copyTo(into, own, 0, data.count()));
            return all.isPresent() ? talk.memory().failure() : Pvm.PvmBadParam;
        });
    }

    int reduce(@Nullable PvmReduceFunction f, Data data, Instance call) {
        return talk.call(() -> {
            if (f == null || data.count() <= 0 || data.array() == null || call.tag() < 0) {
                return Pvm.PvmBadParam;
            }
            Items mine = reducible(data, call);
            Role role = takePart(call, Collective.REDUCE);
            for (int i = talk.memory().exchanged(); i < role.down().size(); i++) {
                Parcel parcel = talk.receive(role.down().get(i), call.tag());
                talk.memory().fail(parcel.code());
                if (talk.memory().failure() == Pvm.PvmOk) {
                    Items other = mine.fresh(data.count());
                    other.unpack(parcel.items(), 0, data.count());
                    combine(f, mine, other, data);
                }
                talk.memory().exchanged(i + 1);
            }
            if (role.up().isEmpty()) {
                return talk.memory().failure();
            }
            Parcel sum =
                    talk.memory().failure() == Pvm.PvmOk
                            ? Parcel.of(mine, 0, data.count())
                            : Parcel.failed(talk.memory().failure());
            talk.memory().failHere(talk.send(role.up().get(), call.tag(), sum));
            return talk.memory().ownFailure();
        });
    }

    private void combine(PvmReduceFunction f, Items mine, Items other, Data data) {
        int[] info = {Pvm.PvmOk};
        int[] type = {data.type()};
        int[] count = {data.count()};
        talk.aside(() -> f.reduce(type, mine.array(), other.array(), count, info));
        talk.memory().failHere(info[0]);
    }

    /// The array that a member of a gather gives or a member of a scatter gets.
    private static Items checked(Data data, Instance call) {
        if (data.count() <= 0 || data.array() == null) {
            throw new Refusal(Pvm.PvmBadParam);
        }
        int wrong = Items.checkType(data.type());
        if (wrong != Pvm.PvmOk) {
            throw new Refusal(wrong);
        }
        if (call.tag() < 0) {
            throw new Refusal(Pvm.PvmBadParam);
        }
        return data.items().orElseThrow(() -> new Refusal(Pvm.PvmBadParam));
    }

    /// A reduction looks at the group and its root before it looks at the type.
    private Items reducible(Data data, Instance call) {
        int wrong = Items.checkType(data.type());
        if (wrong != Pvm.PvmOk) {
            String group = Groups.named(call.group());
            talk.ask(new GroupRequest.InstanceOf(group, talk.self()));
            talk.ask(new GroupRequest.TaskOf(group, call.root()));
            throw new Refusal(wrong);
        }
        return data.items().orElseThrow(() -> new Refusal(Pvm.PvmBadParam));
    }

    private Role takePart(Instance call, Collective kind) {
        return ((GroupAnswer.Part) talk.ask(call.request(kind))).role();
    }
}
