#include "app/lesson/grade_lua.h"

#include <stddef.h>
#include <string.h>

static void write_string(FILE *out, const char *text, size_t size)
{
  putc('"', out);
  for (size_t i = 0; i < size; i++) {
    unsigned char byte = (unsigned char)text[i];
    if (byte < ' ' || byte > '~' || byte == '"' || byte == '\\') fprintf(out, "\\%03u", byte);
    else putc(byte, out);
  }
  putc('"', out);
}

static void write_object(FILE *out, const json_t *object)
{
  /* To go through an object changes nothing in it, but jansson's interface says otherwise. */
  json_t *open = (json_t *)object;
  const char *key;
  json_t *value;
  putc('{', out);
  json_object_foreach(open, key, value)
  {
    putc('[', out);
    write_string(out, key, strlen(key));
    fputs("]=", out);
    grade_lua_write(out, value);
    putc(',', out);
  }
  putc('}', out);
}

static void write_array(FILE *out, const json_t *array)
{
  putc('{', out);
  for (size_t i = 0; i < json_array_size(array); i++) {
    grade_lua_write(out, json_array_get(array, i));
    putc(',', out);
  }
  putc('}', out);
}

void grade_lua_write(FILE *out, const json_t *value)
{
  switch (json_typeof(value)) {
  case JSON_OBJECT: write_object(out, value); break;
  case JSON_ARRAY: write_array(out, value); break;
  case JSON_STRING: write_string(out, json_string_value(value), json_string_length(value)); break;
  case JSON_INTEGER: fprintf(out, "%" JSON_INTEGER_FORMAT, json_integer_value(value)); break;
  case JSON_REAL: fprintf(out, "%.17g", json_real_value(value)); break;
  case JSON_TRUE: fputs("true", out); break;
  case JSON_FALSE: fputs("false", out); break;
  case JSON_NULL: fputs("nil", out); break;
  }
}
