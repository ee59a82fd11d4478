package org.godwit.cluster.master;

import org.godwit.cluster.master.MasterCommand.RoleTaken;
import org.godwit.port.MachineCall.Role;
import org.godwit.task.Tid;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Which tasks have said that they do something for the virtual machine (pvm_reg_tasker and the
/// like). Part of the master's actor; a new master knows of none.
final class Roles {

    private static final Tid NOBODY = new Tid(0);

    /// A role; a tasker has it for one host, the others for all.
    private record Post(Role role, Tid host) {}

    private final VmView view;
    private final Map<Post, Tid> holders = new HashMap<>();
    private final Answers<RoleTaken> answers = new Answers<>();

    Roles(VmView view) {
        this.view = view;
    }

    void onTake(MasterCommand.TakeRole c) {
        RoleTaken answer =
                answers.of(c.requester(), c.call()).orElseGet(() -> take(c.role(), c.requester()));
        answers.put(c.requester(), c.call(), answer);
        c.replyTo().tell(answer);
    }

    private RoleTaken take(Role role, Tid task) {
        Tid here = view.place(task).map(VmView.Place::host).orElse(NOBODY);
        boolean onMaster = view.hosts().iterator().next().info().tid().equals(here);
        Post post = new Post(role, role == Role.TASKER ? here : NOBODY);
        Tid before = Optional.ofNullable(holders.get(post)).orElse(NOBODY);
        boolean mayChange =
                switch (role) {
                    case RESOURCE_MANAGER -> true;
                    case HOSTER -> onMaster && isFreeFor(task, before);
                    case TASKER, TRACER -> isFreeFor(task, before);
                };
        if (mayChange) {
            holders.put(post, before.equals(task) && role != Role.RESOURCE_MANAGER ? NOBODY : task);
        }
        return new RoleTaken(
                Optional.ofNullable(holders.get(post)).orElse(NOBODY), before, onMaster);
    }

    private static boolean isFreeFor(Tid task, Tid holder) {
        return holder.equals(NOBODY) || holder.equals(task);
    }

    void over(Tid task) {
        holders.values().removeIf(task::equals);
        answers.forget(task);
    }
}
