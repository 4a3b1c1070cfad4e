/* view_meter.h - the meter of the lanes. */
#ifndef YS_VIEW_METER_H
#define YS_VIEW_METER_H

struct model;
struct paper;

/* Three lines at most; none where nothing is known. */
void view_meter(const struct model *model, struct paper *paper);

#endif
