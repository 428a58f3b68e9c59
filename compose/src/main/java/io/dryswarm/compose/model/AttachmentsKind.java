package io.dryswarm.compose.model;

import org.jspecify.annotations.Nullable;

/** The networks of a service. Of one that both files have, the later one's aliases replace the earlier, addresses only if it has any. */
final class AttachmentsKind extends MapKind {
  AttachmentsKind(StructKind attachment) {
    super(OptionalKind.of(attachment));
  }

  @Override
  @Nullable
  Object mergedValue(@Nullable Object base, @Nullable Object later) {
    if (base instanceof StackObject earlier && later instanceof StackObject other) {
      earlier.set("aliases", other.get("aliases"));
      for (String address : new String[] {"ipv4_address", "ipv6_address"}) {
        if (!other.text(address).isEmpty()) {
          earlier.set(address, other.text(address));
        }
      }
    }
    return base;
  }
}
