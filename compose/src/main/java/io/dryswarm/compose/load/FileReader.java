package io.dryswarm.compose.load;

import io.dryswarm.compose.StackFile;
import io.dryswarm.compose.StackRejected;
import io.dryswarm.compose.Stage;
import io.dryswarm.compose.text.TextRefused;
import io.dryswarm.compose.text.Utf8;
import io.dryswarm.compose.yaml.Position;
import io.dryswarm.compose.yaml.Problem;
import io.dryswarm.compose.yaml.SourceFile;
import io.dryswarm.compose.yaml.YamlDocument;
import io.dryswarm.compose.yaml.YamlMap;
import io.dryswarm.compose.yaml.YamlReader;
import java.util.List;

/** Reads the YAML of one stack file. */
final class FileReader {
  private FileReader() {}

  static YamlMap read(StackFile file) throws StackRejected {
    String text = text(file);
    SourceFile source = SourceFile.of(file.name(), text);
    YamlDocument document = YamlReader.document(source, text);
    if (!document.refusal().isEmpty()) {
      throw new StackRejected(Stage.SCHEMA, document.refusal(), document.problems());
    }
    if (document.root() instanceof YamlMap map && map.textKeys()) {
      return map;
    }
    String message = "top-level object must be a mapping";
    Position at =
        document.root() == null ? Position.ofFile(source) : document.root().position();
    throw new StackRejected(Stage.SCHEMA, message, List.of(new Problem(at, "", message, "")));
  }

  private static String text(StackFile file) throws StackRejected {
    try {
      return Utf8.decode(file.content());
    } catch (TextRefused e) {
      Position whole = Position.ofFile(SourceFile.of(file.name(), ""));
      Problem problem = new Problem(whole, "", "not a text file in UTF-8", "");
      throw new StackRejected(Stage.SCHEMA, "yaml: " + e.text(), List.of(problem));
    }
  }
}
