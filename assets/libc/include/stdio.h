// <stdio.h>: streams and formatted output.

#ifndef __FDSCOPE_STDIO_H
#define __FDSCOPE_STDIO_H

#include <bits/null.h>
#include <sys/types.h>
#include <bits/seek.h>
#include <bits/va_list.h>

typedef struct __file FILE;
extern FILE *stdin;
extern FILE *stdout;
extern FILE *stderr;
#define stdin stdin
#define stdout stdout
#define stderr stderr

#define EOF (-1)
#define BUFSIZ 8192
#define FILENAME_MAX 4096
#define FOPEN_MAX 16
#define L_tmpnam 20
#define TMP_MAX 238328
#define P_tmpdir "/tmp"
#define _IOFBF 0
#define _IOLBF 1
#define _IONBF 2

int printf(const char *__format, ...);
int fprintf(FILE *__stream, const char *__format, ...);
int dprintf(int __fd, const char *__format, ...);
int sprintf(char *__buffer, const char *__format, ...);
int snprintf(char *__buffer, size_t __size, const char *__format, ...);
int vprintf(const char *__format, va_list __arguments);
int vfprintf(FILE *__stream, const char *__format, va_list __arguments);
int vdprintf(int __fd, const char *__format, va_list __arguments);
int vsprintf(char *__buffer, const char *__format, va_list __arguments);
int vsnprintf(char *__buffer, size_t __size, const char *__format, va_list __arguments);
int asprintf(char **__text, const char *__format, ...);
int vasprintf(char **__text, const char *__format, va_list __arguments);

int putchar(int __character);
int putc(int __character, FILE *__stream);
int fputc(int __character, FILE *__stream);
int puts(const char *__text);
int fputs(const char *__text, FILE *__stream);
size_t fwrite(const void *__items, size_t __size, size_t __count, FILE *__stream);
void perror(const char *__prefix);

int getchar(void);
int getc(FILE *__stream);
int getc_unlocked(FILE *__stream);
int getchar_unlocked(void);
int putc_unlocked(int __character, FILE *__stream);
int putchar_unlocked(int __character);
int fgetc(FILE *__stream);
int ungetc(int __character, FILE *__stream);
char *gets(char *__buffer);
char *fgets(char *__buffer, int __size, FILE *__stream);
size_t fread(void *__items, size_t __size, size_t __count, FILE *__stream);

ssize_t getline(char **__buffer, size_t *__size, FILE *__stream);
ssize_t getdelim(char **__buffer, size_t *__size, int __delimiter, FILE *__stream);

int scanf(const char *__format, ...);
int fscanf(FILE *__stream, const char *__format, ...);
int sscanf(const char *__text, const char *__format, ...);
int vscanf(const char *__format, va_list __arguments);
int vfscanf(FILE *__stream, const char *__format, va_list __arguments);
int vsscanf(const char *__text, const char *__format, va_list __arguments);

FILE *fopen(const char *__path, const char *__mode);
FILE *freopen(const char *__path, const char *__mode, FILE *__stream);
FILE *tmpfile(void);
int fseek(FILE *__stream, long __offset, int __whence);
long ftell(FILE *__stream);
void rewind(FILE *__stream);
typedef struct {
  long __offset;
} fpos_t;
int fgetpos(FILE *__stream, fpos_t *__position);
int fsetpos(FILE *__stream, const fpos_t *__position);
int fseeko(FILE *__stream, off_t __offset, int __whence);
off_t ftello(FILE *__stream);
int rename(const char *__from, const char *__to);
int remove(const char *__path);
FILE *popen(const char *__command, const char *__mode);
int pclose(FILE *__stream);
FILE *fdopen(int __fd, const char *__mode);
int fclose(FILE *__stream);
int fflush(FILE *__stream);
int fileno(FILE *__stream);
int feof(FILE *__stream);
int ferror(FILE *__stream);
void clearerr(FILE *__stream);
int setvbuf(FILE *__stream, char *__buffer, int __mode, size_t __size);
void setbuf(FILE *__stream, char *__buffer);
void setlinebuf(FILE *__stream);

#endif
