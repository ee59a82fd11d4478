package org.godwit.pvm;

/// A host, as [Pvm#pvm_config] lists it.
///
/// @param hi_tid the host's tid
/// @param hi_name its name, unique in the virtual machine
/// @param hi_speed relative speed, 1000 unless set
/// @param hi_dsig its data signature
@SuppressWarnings("MemberName") // the names are PVM's
public record PvmHostInfo(int hi_tid, String hi_name, String hi_arch, int hi_speed, int hi_dsig) {}
