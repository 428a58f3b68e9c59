package io.dryswarm.models.workload;

import io.dryswarm.models.volumes.VolumeData;
import io.dryswarm.models.workload.ReadSpec.Need;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of one program that starts. Source: the entry scripts of the official images of PostgreSQL, MySQL and MariaDB ({@code
 * file_env}), which take a value out of the variable {@code NAME} or out of the file that {@code NAME_FILE} names, without the line ends at its
 * end.
 */
final class SettingsReader {
  private static final String FILE = "_FILE";

  /** What keeps the program from starting; the message is what it prints. */
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message, null, false, false);
    }
  }

  private final SortedMap<String, String> environment;
  private final SortedMap<String, String> files;
  private final VolumeData data;

  private SettingsReader(ProcessInfo info, VolumeData data) {
    this.environment = info.environment();
    this.files = info.files();
    this.data = data;
  }

  /**
   * @param data what the program has from an earlier start
   */
  static ProcessSettings read(SettingsSpec spec, ProcessInfo info, VolumeData data) {
    TreeMap<String, String> values = new TreeMap<>();
    TreeSet<String> byHand = new TreeSet<>();
    try {
      SettingsReader reader = new SettingsReader(info, data);
      for (var entry : spec.reads().entrySet()) {
        if (entry.getValue().isSetByHand()) {
          byHand.add(entry.getKey());
        }
        String value = reader.value(entry.getKey(), entry.getValue());
        if (value != null) {
          values.put(entry.getKey(), value);
        }
      }
    } catch (Refused refused) {
      return ProcessSettings.refused(String.valueOf(refused.getMessage()));
    }
    return new ProcessSettings(spec.accounts(), values, byHand, "");
  }

  private @Nullable String value(String name, ReadSpec spec) throws Refused {
    String read = read(spec);
    boolean isFirst = !data.isInitialised();
    if (spec.isKept() && !isFirst) {
      return data.kept(name);
    }
    boolean isNeeded = spec.need() == Need.ALWAYS || spec.need() == Need.FIRST_START && isFirst;
    if (isNeeded && (read == null || read.isEmpty()) && !isExcused(spec)) {
      throw new Refused(spec.error().isEmpty() ? "no value for " + name : spec.error());
    }
    return read;
  }

  /** What is there now, whether it counts or not: a file that is missing is an error in any case. */
  private @Nullable String read(ReadSpec spec) throws Refused {
    for (String variable : spec.variables()) {
      String value = environment.get(variable);
      String path = environment.getOrDefault(variable + FILE, "");
      if (value != null && !value.isEmpty() && !path.isEmpty()) {
        throw new Refused(
            "error: both " + variable + " and " + variable + FILE + " are set (but are exclusive)");
      } else if (!path.isEmpty()) {
        return file(path, spec);
      } else if (value != null) {
        return value;
      }
    }
    return spec.file().isEmpty() ? spec.value() : file(spec.file(), spec);
  }

  private String file(String path, ReadSpec spec) throws Refused {
    String content = files.get(path);
    if (content == null && !spec.startsWithoutFile()) {
      throw new Refused(path + ": No such file or directory");
    }
    return content == null ? "" : withoutLineEnds(content);
  }

  private static String withoutLineEnds(String content) {
    int end = content.length();
    while (end > 0 && (content.charAt(end - 1) == '\n' || content.charAt(end - 1) == '\r')) {
      end--;
    }
    return content.substring(0, end);
  }

  private boolean isExcused(ReadSpec spec) {
    for (String excuse : spec.unless()) {
      int equals = excuse.indexOf('=');
      String value =
          environment.getOrDefault(equals < 0 ? excuse : excuse.substring(0, equals), "");
      if (equals < 0 ? !value.isEmpty() : value.equals(excuse.substring(equals + 1))) {
        return true;
      }
    }
    return false;
  }
}
