package io.dryswarm.models.store;

import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntRBTreeSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Objects of one kind by id, and by name without regard to case, as SwarmKit's name index has it. */
final class Table<T extends StoreObject> {
  private final Int2ObjectOpenHashMap<T> byId = new Int2ObjectOpenHashMap<>();
  private final IntRBTreeSet ids = new IntRBTreeSet();
  private final TreeMap<String, T> byName = new TreeMap<>();
  private final Function<T, String> nameOf;

  Table(Function<T, String> nameOf) {
    this.nameOf = nameOf;
  }

  void put(T object) {
    T old = byId.put(object.id(), object);
    String name = nameOf.apply(object);
    if (old == null) {
      ids.add(object.id());
    } else if (!nameOf.apply(old).equals(name)) {
      byName.remove(key(nameOf.apply(old)));
    }
    byName.put(key(name), object);
  }

  void remove(T like) {
    T old = byId.remove(like.id());
    if (old != null) {
      ids.remove(old.id());
      byName.remove(key(nameOf.apply(old)));
    }
  }

  @Nullable
  T get(int id) {
    return byId.get(id);
  }

  @Nullable
  T named(String name) {
    return byName.get(key(name));
  }

  List<T> all() {
    List<T> all = new ArrayList<>(ids.size());
    ids.forEach((int id) -> all.add(byId.get(id)));
    return Collections.unmodifiableList(all);
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
