package io.dryswarm.compose.deploy;

import io.dryswarm.compose.model.StackObject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names and the label of one stack. */
record Namespace(String stack) {
  private static final String LABEL = "com.docker.stack.namespace";

  /** Full name of an object of the stack. */
  String scoped(String name) {
    return stack + "_" + name;
  }

  /** The name that an object was given, or its full name. */
  String nameOf(String key, @Nullable StackObject object) {
    String given = object == null ? "" : object.text("name");
    return given.isEmpty() ? scoped(key) : given;
  }

  /** An object's labels and that of the stack. */
  Map<String, @Nullable String> labels(@Nullable StackObject object) {
    Map<String, @Nullable String> labels = new LinkedHashMap<>();
    if (object != null) {
      labels.putAll(object.textsByName("labels"));
    }
    labels.put(LABEL, stack);
    return labels;
  }

  static boolean isExternal(@Nullable StackObject object) {
    StackObject external = object == null ? null : object.object("external");
    return external != null && external.flag("external");
  }
}
