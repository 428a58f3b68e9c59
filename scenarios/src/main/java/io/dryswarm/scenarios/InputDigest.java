package io.dryswarm.scenarios;

import io.dryswarm.compose.yaml.SourceFile;
import io.dryswarm.core.Digest;
import java.util.List;

/** A hash of what a run was read from: equal texts in equal order give equal hashes, whatever the files are called. */
final class InputDigest {
  private InputDigest() {}

  static long of(List<SourceFile> files) {
    Digest digest = new Digest();
    for (SourceFile file : files) {
      if (file.lines().isEmpty()) {
        digest.add(file.name()); // a setting of the command line: its text is its name
      }
      digest.add(file.lines().size());
      file.lines().forEach(digest::add);
    }
    return digest.value();
  }
}
