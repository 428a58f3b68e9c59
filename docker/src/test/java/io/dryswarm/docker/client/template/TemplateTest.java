package io.dryswarm.docker.client.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dryswarm.docker.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Templates as Go's text/template fills them in, with the functions that Docker adds. */
class TemplateTest {
  private static final JsonNode DATA = Json.parse("""
      {"Name": "web", "Count": 3, "Ports": [80, 443], "Labels": {"b": "2", "a": "1"},
       "Spec": {"Mode": {"Global": {}}}, "Names": ["x", "y"], "Empty": []}
      """);

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
      {{.Name}}:{{.Count}}                              | web:3
      {{.Spec.Mode}}                                    | map[Global:map[]]
      {{range .Ports}}<{{.}}>{{end}}                    | <80><443>
      {{range $i, $p := .Ports}}{{$i}}={{$p}} {{end}}.  | 0=80 1=443 .
      {{range $k, $v := .Labels}}{{$k}}{{$v}}{{end}}    | a1b2
      {{range .Empty}}x{{else}}none{{end}}              | none
      {{if .Empty}}yes{{else if .Name}}name{{end}}      | name
      {{json .Labels}}                                  | {"a":"1","b":"2"}
      {{join .Names ", "}}                              | x, y
      {{upper .Name}} {{lower "ABC"}} {{title .Name}}   | WEB abc Web
      {{index .Labels "b"}} {{index .Ports 1}}          | 2 443
      {{len .Ports}} {{printf "%q" .Name}}              | 2 "web"
      {{with .Spec}}{{json .Mode}}{{end}}               | {"Global":{}}
      a {{- .Name -}} b                                 | awebb
      {{/* nothing */}}{{eq .Name "web"}}               | true
      {{if and .Name (not .Empty)}}both{{end}}          | both
      {{$n := .Name}}{{println $n}}                     | web
      """)
  void valuesAreFilledIn(String template, String text) {
    assertEquals(text, Template.parse(template).fill(DATA).strip());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
      {{.Name         | unclosed action
      {{nothing .}}   | function "nothing" not defined
      {{if .Name}}    | unexpected EOF
      {{end}}         | unexpected {{end}}
      """)
  void brokenTemplatesAreRefused(String template, String reason) {
    TemplateError error = assertThrows(TemplateError.class, () -> Template.parse(template));
    assertTrue(error.getMessage().contains(reason), error.getMessage());
  }

  @Test
  void textBesideActionsStays() {
    assertEquals("}} \\ \"", Template.parse("}} \\ \"").fill(DATA));
  }
}
